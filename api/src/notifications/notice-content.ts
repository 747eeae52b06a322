import type { Decision, EscalationDecision } from '@desk/db';
import type { Closure } from '../procedure/case-state.ts';
import type { Deadline } from '../procedure/deadlines.ts';
import type { OutsideBody, Procedure } from '../procedure/published.ts';

/** Words to the customer, and who of us wrote them; null: the desk itself. */
export interface Words {
  text: string;
  author: string | null;
}

/** What each kind of notice tells, read from the event and the rows that belong to it. */
export interface NoticeContents {
  ACKNOWLEDGEMENT: {
    due: Deadline[];
    /** The summary as it was read back to the customer; null where the complaint came in their own words. */
    agreedSummary: string | null;
  };
  PROGRESS_UPDATE: { words: Words; due: Deadline[] };
  AUTOMATIC_UPDATE: { words: Words };
  DELAY_EXPLAINED: { words: Words; due: Deadline[] };
  MARKED_COMPLEX: { words: Words; due: Deadline[] };
  INFORMATION_REQUESTED: { words: Words; dueOn: string | null };
  MESSAGE: { words: Words };
  LIMIT_PASSED: { words: Words };
  FINAL_RESPONSE: {
    decision: Decision;
    summary: string;
    explanation: string;
    proposedResolution: string;
    redressPence: number | null;
    /** The fixed wording as it was sealed with the answer. */
    referralWording: string;
    issuedBy: string;
    outside: OutsideOptions;
  };
  ESCALATION_RECEIVED: { level: number; due: Deadline[] };
  REVIEWER_ASSIGNED: { level: number; reviewer: string };
  ESCALATION_DECIDED: {
    level: number;
    decision: EscalationDecision;
    summary: string;
    explanation: string;
    decidedBy: string;
    isLastLevel: boolean;
    outside: OutsideOptions;
  };
  REFERRED: { body: OutsideBody | null; bodyReference: string | null; referredOn: string };
  REFERRAL_OUTCOME: { body: OutsideBody | null; outcome: string; isInCustomersFavour: boolean };
  CLOSED: { closure: Closure };
  REOPENED: { due: Deadline[] };
  WITHDRAWN: object;
}

/** Where the customer may go outside the company. */
export interface OutsideOptions {
  bodies: OutsideBody[];
  /** Last day for the ombudsman, YYYY-MM-DD; null where there is none. */
  lastDay: string | null;
}

/** How the customer opens the case. */
export type Way =
  /** One click, once: only ever in a mail. */
  | { kind: 'LINK'; url: string }
  /** Address, reference number and, on a letter, the key that goes with it. */
  | { kind: 'ADDRESS'; url: string; key: string | null };

/** What is the same in every notice about a case. */
export interface Frame {
  reference: string;
  customer: string;
  /** Who looks after the case at that time; null before anybody is named. */
  handler: string | null;
  receivedOn: string;
  procedure: Procedure;
  medium: 'MAIL' | 'PAPER';
  way: Way;
}
