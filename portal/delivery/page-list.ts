import { cy } from '../src/messages/cy/index.ts';
import { complain as complainCy, received as receivedCy } from '../src/messages/cy/complain.ts';
import { customer as customerCy } from '../src/messages/cy/customer.ts';
import { complain, received } from '../src/messages/en/complain.ts';
import { customer } from '../src/messages/en/customer.ts';
import { en } from '../src/messages/en/index.ts';
import { paths, steps } from '../src/paths.ts';

type PageName = keyof typeof paths | 'not-found';

/** What the server sends for one page before any script has run. */
export interface PageHead {
  name: PageName;
  /** The chunk of its component, as router.ts imports it. */
  component: string;
  /** The modules of words that come with it. */
  words: string[];
  title: string;
}

const spoken = {
  en: { ...en, complain, received, customer },
  cy: { ...cy, complain: complainCy, received: receivedCy, customer: customerCy },
};

/** The languages that pages are written in. */
export const languageCodes = Object.keys(spoken) as (keyof typeof spoken)[];

/** The sentence about the portal that search engines show. */
export const descriptionIn = (code: keyof typeof spoken): string => spoken[code].home.lead;

/** Every page of the portal in one language. */
export function pagesIn(code: keyof typeof spoken): PageHead[] {
  const t = spoken[code];
  const page = (name: PageName, component: string, title: string, ...words: string[]): PageHead => ({
    name,
    component,
    words,
    title: t.site.title(title),
  });
  return [
    page('home', 'HomePage', t.site.home),
    page('complain', 'ComplainPage', t.complain.title, 'complain'),
    page('complaint-received', 'ComplaintReceivedPage', t.received.title, 'complain'),
    page('track', 'TrackPage', t.track.title),
    page('how-we-handle-complaints', 'HowWeHandleComplaintsPage', t.procedure.title),
    page('open', 'OpenPage', t.customer.open.title, 'customer'),
    page('from-dashboard', 'FromDashboardPage', t.site.complain, 'customer'),
    page('case', 'CasePage', t.customer.case.title, 'customer'),
    page('escalate', 'EscalatePage', t.customer.escalate.title, 'customer'),
    page('settings', 'SettingsPage', t.customer.settings.title, 'customer'),
    page('take-it-further', 'TakeItFurtherPage', t.customer.outside.title, 'customer'),
    page('not-found', 'NotFoundPage', t.notFound.title),
  ];
}

/** Every address of the portal with the name of the page that answers it. */
export function addresses(): Record<string, PageName> {
  const all = Object.entries(paths).map(([name, path]) => [path.replace(/\/:.*$/, ''), name as PageName]);
  const questions = steps.map((step) => [`/complain/${step}`, 'complain']);
  return Object.fromEntries([...all, ...questions]) as Record<string, PageName>;
}
