import type { CaseEvent } from '@desk/db';
import type { CaseEventType } from '../procedure/events.ts';
import type { CaseContents } from './case-contents.queries.ts';

/** The words of one event; what does not belong to its type is null. */
export type EventContents = {
  [Kind in keyof CaseContents]: CaseContents[Kind] extends (infer Row)[] ? Row | null : CaseContents[Kind];
};

const NOTHING: EventContents = {
  complaint: null,
  contact: null,
  messages: null,
  notes: null,
  evidence: null,
  finalResponses: null,
  escalations: null,
  referrals: null,
  lessons: null,
  ratings: null,
};

type PickRows = (contents: CaseContents, event: CaseEvent) => Partial<EventContents>;

const ofMessage: PickRows = ({ messages }, event) => ({ messages: bySeq(messages, event) });
const ofEvidence: PickRows = ({ evidence }, event) => ({ evidence: bySeq(evidence, event) });

/** Which rows hold the words of an event; types that are left out have none. */
const PICKS: Partial<Record<CaseEventType, PickRows>> = {
  complaintReceived: ({ complaint, contact }) => ({ complaint, contact }),
  informationRequested: ofMessage,
  informationProvided: ofMessage,
  markedComplex: ofMessage,
  delayExplained: ofMessage,
  progressUpdated: ofMessage,
  evidenceRecorded: ofEvidence,
  evidenceShared: ofEvidence,
  noteAdded: ({ notes }, event) => ({ notes: bySeq(notes, event) }),
  finalResponseIssued: ({ finalResponses }, event) => ({ finalResponses: bySeq(finalResponses, event) }),
  escalationRequested: ({ escalations }, event) => ({ escalations: bySeq(escalations, event) }),
  escalationDecided: ({ escalations }, event) => ({ escalations: byId(escalations, event, 'escalationId') }),
  caseReferred: ({ referrals }, event) => ({ referrals: bySeq(referrals, event) }),
  referralOutcomeRecorded: ({ referrals }, event) => ({ referrals: byId(referrals, event, 'referralId') }),
  lessonRecorded: ({ lessons }, event) => ({ lessons: bySeq(lessons, event) }),
  lessonCompleted: ({ lessons }, event) => ({ lessons: byId(lessons, event, 'lessonId') }),
  handlingRated: ({ ratings }, event) => ({ ratings: bySeq(ratings, event) }),
};

/** The words that belong to an event, out of all words of its case. */
export function contentsOf(event: CaseEvent, contents: CaseContents): EventContents {
  return { ...NOTHING, ...PICKS[event.type as CaseEventType]?.(contents, event) };
}

function bySeq<Row extends { seq: number }>(rows: Row[], event: CaseEvent): Row | null {
  return rows.find((row) => row.seq === event.seq) ?? null;
}

function byId<Row extends { id: string }>(rows: Row[], { data }: CaseEvent, key: string): Row | null {
  return rows.find((row) => row.id === data[key]) ?? null;
}
