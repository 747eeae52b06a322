import type { CaseEventType } from '../procedure/events.ts';
import type { Fact } from './event-facts.ts';

/** What customers are told of the facts of an event, by name; of all others nothing. */
const TOLD: Partial<Record<CaseEventType, readonly string[]>> = {
  complaintReceived: ['Channel', 'Category', 'Received at'],
  handlerAssigned: ['Handler'],
  informationRequested: ['An answer helps by'],
  limitPassed: ['Passed'],
  evidenceShared: ['Kind'],
  finalResponseIssued: ['Decision', 'Redress offered'],
  escalationRequested: ['Level'],
  reviewerAssigned: ['Reviewer', 'Level'],
  escalationDecided: ['Level', 'Decision'],
  caseReferred: ['Outside body'],
  referralOutcomeRecorded: ['In the customer’s favour'],
  caseClosed: ['How it ended'],
  handlingRated: ['Score from 1 to 5'],
};

/** The facts of an event that its customer may read: moved dates whole, of the rest what is listed. */
export function customerFacts(type: CaseEventType, facts: readonly Fact[]): Fact[] {
  if (type === 'deadlinesRecomputed') return [...facts];
  return facts.filter(({ name }) => TOLD[type]?.includes(name));
}
