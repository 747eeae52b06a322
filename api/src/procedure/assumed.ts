import type { Assumption } from './published.ts';

/** What the procedure's source text leaves open, and what was taken instead. */
export const ASSUMED: readonly Assumption[] = [
  { path: 'channels.FORM.hours', why: 'The source gives no hours for the online form.' },
  { path: 'channels.EMAIL.hours', why: 'The source gives no hours for email.' },
  { path: 'channels.POST.hours', why: 'The source does not say when post is opened.' },
  { path: 'whatToInclude', why: 'The source announces this list but has lost it.' },
  { path: 'stages', why: 'The source describes the stages but has lost their titles and headlines.' },
  {
    path: 'deadlines.progressUpdateDays',
    why: 'The source says every 5 days; they are counted as calendar days from what we last wrote, the stricter reading.',
  },
  {
    path: 'deadlines.finalResponseWorkingDays',
    why: 'The source gives 20 working days for complex complaints and no number for the others.',
  },
  { path: 'escalationLevels', why: 'The source announces the levels of escalation but has lost them.' },
  {
    path: 'escalationLevels.1.workingDays',
    why: 'The source gives no time for the decision on an escalation.',
  },
  {
    path: 'escalationLevels.2.workingDays',
    why: 'The source gives no time for the decision on an escalation.',
  },
  { path: 'outsideBodies.ADR_PROVIDER.takes', why: 'The source does not say what the ADR provider takes.' },
  {
    path: 'outsideBodies.ADR_PROVIDER.listedFrom',
    why: 'The source does not say since when we are registered with it.',
  },
  { path: 'outsideBodies.FINANCIAL_OMBUDSMAN.listedFrom', why: 'The source does not date this entry.' },
  { path: 'wordings', why: 'Written from the FCA’s handbook and the source; a lawyer should read them.' },
  { path: 'leaflet', why: 'The source does not name the leaflet; check the ombudsman’s current edition.' },
  { path: 'categories', why: 'The source names payment and financial disputes only.' },
  {
    path: 'retention',
    why: 'The source does not say how long records are kept; six years is how long a contract may be sued on, and DISP 1.9.1R asks for three.',
  },
  { path: 'rootCauses', why: 'The source does not list root causes.' },
];
