/** The questions of the complaint form in their order; each has an address of its own. */
export const steps = [
  'what-happened',
  'when',
  'about',
  'outcome',
  'evidence',
  'contact',
  'support',
  'check',
] as const;

export type Step = (typeof steps)[number];

/** The addresses of the portal's pages. The service worker answers these, and no others, without a connection. */
export const paths = {
  home: '/',
  complain: `/complain/:step(${steps.join('|')})?`,
  'complaint-received': '/complaint-received',
  track: '/track',
  'how-we-handle-complaints': '/how-we-handle-complaints',
  open: '/open',
  'from-dashboard': '/from-dashboard',
  case: '/case',
  escalate: '/case/escalate',
  settings: '/case/settings',
  'take-it-further': '/case/take-it-further',
} as const;
