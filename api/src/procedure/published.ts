import type { BankHoliday } from './bank-holidays.ts';

/** What a complaint is about. Legal limits exist for PAYMENT and FINANCIAL only. */
export type Category =
  'PAYMENT' | 'FINANCIAL' | 'ACCOUNT' | 'PLATFORM' | 'SERVICE' | 'DATA_PRIVACY' | 'OTHER';

/** How a complaint reaches us. */
export type Channel = 'FORM' | 'EMAIL' | 'PHONE' | 'POST';

/** Where a case stands in the procedure. */
export type Stage =
  | 'RECEIVED'
  | 'ACKNOWLEDGED'
  | 'REVIEW'
  | 'INVESTIGATION'
  | 'RESOLUTION'
  | 'RESPONDED'
  | 'ESCALATED'
  | 'REFERRED'
  | 'CLOSED';

/** A promise with a due time, or a limit of the law. */
export type DeadlineKind =
  | 'ACKNOWLEDGEMENT'
  | 'PROGRESS_UPDATE'
  | 'FINAL_RESPONSE'
  | 'ESCALATION_DECISION'
  | 'PAYMENT_LIMIT'
  | 'PAYMENT_LIMIT_EXTENDED'
  | 'FINANCIAL_LIMIT'
  | 'OMBUDSMAN_WINDOW';

/** Who we are and how to reach us. */
export interface Organisation {
  name: string;
  legalName: string;
  email: string;
  phone: string;
  phoneHours: string;
  postalAddress: string;
}

/** One way to complain; `address` is a place, a number or an address in words, the organisation's own but for FORM. */
export interface ProcedureChannel {
  channel: Channel;
  title: string;
  address: string;
  hours: string | null;
}

/** A stage in the customer's words; `headline` is a whole sentence without its full stop. */
export interface ProcedureStage {
  stage: Stage;
  title: string;
  headline: string;
  meaning: string;
}

/** The numbers behind every clock, each with its unit in its name. */
export interface DeadlineNumbers {
  /** Elapsed hours from receipt, on any channel. */
  acknowledgeHours: number;
  /** Calendar days from what we last wrote. */
  progressUpdateDays: number;
  finalResponseWorkingDays: number;
  /** Once the case is marked complex. */
  complexWorkingDays: number;
  /** DISP 1.5.1R: a complaint settled by then may be answered in short form. */
  summaryResolutionWorkingDays: number;
  /** DISP 1.6.2AR(1) */
  paymentLimitWorkingDays: number;
  /** DISP 1.6.2AR(2), after a holding reply within the first limit. */
  paymentLimitExtendedWorkingDays: number;
  /** DISP 1.6.2R */
  financialLimitWeeks: number;
}

/** A deadline in words for customers. */
export interface ProcedurePromise {
  kind: DeadlineKind;
  title: string;
  text: string;
}

/** One round of "please look again", decided by someone who never acted on the case. */
export interface EscalationLevel {
  level: 1 | 2;
  title: string;
  reviewerRole: 'MANAGER' | 'DIRECTOR';
  workingDays: number;
  text: string;
}

/** A body outside the company that may look at a complaint; one dated entry of the registry. */
export interface OutsideBody {
  code: 'ADR_PROVIDER' | 'FINANCIAL_OMBUDSMAN';
  name: string;
  /** What it takes, in words. */
  takes: string;
  categories: Category[];
  website: string;
  email: string | null;
  phone: string | null;
  /** YYYY-MM-DD */
  listedFrom: string;
}

/** Text that goes into our letters word for word and is never edited by hand. */
export interface FixedWording {
  code: 'ESCALATION_RIGHT' | 'OMBUDSMAN_FINAL_RESPONSE' | 'OMBUDSMAN_LIMIT_PASSED' | 'ADR_AFTER_ESCALATION';
  version: string;
  /** YYYY-MM-DD */
  effectiveFrom: string;
  source: string;
  text: string;
}

/** The ombudsman's explanatory leaflet, enclosed with every final response (DISP 1.6.2R(1)(d)). */
export interface Leaflet {
  title: string;
  publisher: string;
  website: string;
  version: string;
}

/** A category with what belongs to it in plain words. */
export interface ProcedureCategory {
  category: Category;
  title: string;
  hint: string;
}

/** Why it went wrong; recorded before a case is closed (DISP 1.3.3R). */
export interface RootCause {
  code: string;
  title: string;
}

/** How long personal data is kept. */
export interface Retention {
  /** Years from when a case was closed; DISP 1.9.1R demands three from receipt. */
  caseYears: number;
  /** Days from when a mail reached us that became part of no case. */
  strayMailDays: number;
  /** Where the time comes from. */
  source: string;
}

/** A value that the procedure's source text leaves open, by its dotted path (`channels.FORM.hours`). */
export interface Assumption {
  path: string;
  why: string;
}

/** The published complaints procedure as one versioned object. */
export interface Procedure {
  version: string;
  organisation: Organisation;
  introduction: string;
  channels: ProcedureChannel[];
  commitments: string[];
  whatToInclude: string[];
  stages: ProcedureStage[];
  deadlines: DeadlineNumbers;
  promises: ProcedurePromise[];
  escalationLevels: EscalationLevel[];
  outsideBodies: OutsideBody[];
  wordings: FixedWording[];
  leaflet: Leaflet;
  categories: ProcedureCategory[];
  rootCauses: RootCause[];
  retention: Retention;
  assumed: readonly Assumption[];
  /** Bank holidays beyond the shipped list, in whichever nation the desk works. */
  holidays: readonly BankHoliday[];
  /** Paths of assumed values that the operator has confirmed; a path covers what lies below it. */
  confirmed: string[];
}
