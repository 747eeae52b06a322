/** The codes that the columns of a case hold. What they mean, and which may follow which, is the API's to say. */
export type StoredStage =
  | 'RECEIVED'
  | 'ACKNOWLEDGED'
  | 'REVIEW'
  | 'INVESTIGATION'
  | 'RESOLUTION'
  | 'RESPONDED'
  | 'ESCALATED'
  | 'REFERRED'
  | 'CLOSED';

export type StoredAwaiting = 'US' | 'CUSTOMER';

export type StoredChannel = 'FORM' | 'EMAIL' | 'PHONE' | 'POST';

export type StoredCategory =
  'PAYMENT' | 'FINANCIAL' | 'ACCOUNT' | 'PLATFORM' | 'SERVICE' | 'DATA_PRIVACY' | 'OTHER';

export type StoredDeadlineKind =
  | 'ACKNOWLEDGEMENT'
  | 'PROGRESS_UPDATE'
  | 'FINAL_RESPONSE'
  | 'ESCALATION_DECISION'
  | 'PAYMENT_LIMIT'
  | 'PAYMENT_LIMIT_EXTENDED'
  | 'FINANCIAL_LIMIT'
  | 'OMBUDSMAN_WINDOW';

/** How a case was closed. */
export type StoredClosure = 'ACCEPTED' | 'NO_REPLY' | 'DECIDED' | 'REFERRED' | 'WITHDRAWN';

/** A promise or a legal limit with its due time and the plain steps that led to it. */
export interface StoredDeadline {
  kind: StoredDeadlineKind;
  /** ISO 8601 instant in UTC. */
  dueAt: string;
  /** Local date of the office, YYYY-MM-DD. */
  dueOn: string;
  isLimit: boolean;
  trace: string[];
  source: string;
}

/** Why the personal data of a case may only be kept. */
export type StoredRestriction = 'ACCURACY' | 'UNLAWFUL' | 'LEGAL_CLAIM' | 'OBJECTION';
