import type { CaseEvent } from '@desk/db';
import type { CaseEventType } from '../procedure/events.ts';
import type { EventContents } from './event-contents.ts';

/** Puts together from its rows what an event sealed; null when a row is gone. */
type Seal = (contents: EventContents) => object | null;

const message: Seal = ({ messages: row }) =>
  row && {
    id: row.id,
    kind: row.kind,
    isFromCustomer: row.isFromCustomer,
    text: row.text,
    dueOn: row.dueOn ?? null,
  };

const evidence: Seal = ({ evidence: row }) =>
  row && { id: row.id, kind: row.kind, title: row.title, text: row.text, isShared: row.isShared };

const summary: Seal = ({ summaries: row }) => row && { id: row.id, text: row.text };

const complaint: Seal = ({ complaint: told, contact, summaries: readBack }) =>
  told &&
  contact && {
    told: {
      whatHappened: told.whatHappened,
      happenedOn: told.happenedOn ?? null,
      desiredOutcome: told.desiredOutcome ?? null,
      concerns: told.concerns ?? null,
      supportNeeds: told.supportNeeds ?? null,
    },
    contact: {
      name: contact.name,
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      postalAddress: contact.postalAddress ?? null,
    },
    readBack: readBack && { id: readBack.id, text: readBack.text },
  };

const finalResponse: Seal = ({ finalResponses: row }) =>
  row && {
    id: row.id,
    decision: row.decision,
    summary: row.summary,
    explanation: row.explanation,
    proposedResolution: row.proposedResolution,
    redressPence: row.redressPence ?? null,
    referralWording: row.referralWording,
  };

/** What each type of event seals when it is recorded; types that are left out seal nothing. */
const SEALS: Partial<Record<CaseEventType, Seal>> = {
  complaintReceived: complaint,
  summaryCorrected: summary,
  informationRequested: message,
  informationProvided: message,
  messageSent: message,
  markedComplex: message,
  delayExplained: message,
  limitPassed: message,
  progressUpdated: message,
  evidenceRecorded: evidence,
  evidenceShared: evidence,
  noteAdded: ({ notes: row }) => row && { id: row.id, text: row.text },
  finalResponseIssued: finalResponse,
  escalationRequested: ({ escalations: row }) =>
    row && { id: row.id, level: row.level, reason: row.reason, desiredOutcome: row.desiredOutcome },
  escalationDecided: ({ escalations: row }) =>
    row && {
      escalationId: row.id,
      decision: row.decision,
      summary: row.summary,
      explanation: row.explanation,
    },
  caseReferred: ({ referrals: row }) =>
    row && {
      id: row.id,
      body: row.body,
      bodyReference: row.bodyReference ?? null,
      referredOn: row.referredOn,
    },
  referralOutcomeRecorded: ({ referrals: row }) =>
    row && { referralId: row.id, outcome: row.outcome, isInCustomersFavour: row.isInCustomersFavour },
  lessonRecorded: ({ lessons: row }) =>
    row && { id: row.id, rootCause: row.rootCause, change: row.change, dueOn: row.dueOn },
  lessonCompleted: ({ lessons: row }) => row && { lessonId: row.id, result: row.result },
  handlingRated: ({ ratings: row }) => row && { id: row.id, score: row.score, comment: row.comment ?? null },
};

/** The types of events that seal words, which must be found again. */
export const SEALING_TYPES = Object.keys(SEALS) as CaseEventType[];

/** What an event sealed, as its rows hold it now; null when a row is gone, or when its type seals nothing. */
export function sealedContent(event: CaseEvent, contents: EventContents): object | null {
  return SEALS[event.type as CaseEventType]?.(contents) ?? null;
}
