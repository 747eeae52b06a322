import type { CaseEvent } from '@desk/db';
import type { CaseEventType } from '../procedure/events.ts';
import type { CaseContents } from './case-contents.queries.ts';

/** The words of one event without its files; what does not belong to its type is null. */
export type EventContents = {
  [Kind in Exclude<keyof CaseContents, 'files'>]: CaseContents[Kind] extends (infer Row)[]
    ? Row | null
    : CaseContents[Kind];
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
  summaries: null,
};

/** The tables whose rows each belong to one event. */
export type WordsTable = keyof Omit<CaseContents, 'complaint' | 'contact' | 'files'>;

/** Where the words of an event are: in the row of its seq, or in the one that a fact of it names. */
interface Place {
  table: WordsTable;
  fact?: string;
}

/** Which row holds the words of an event, beside the complaint itself; types that are left out have none. */
const PLACES: Partial<Record<CaseEventType, Place>> = {
  complaintReceived: { table: 'summaries' },
  summaryCorrected: { table: 'summaries' },
  informationRequested: { table: 'messages' },
  informationProvided: { table: 'messages' },
  messageSent: { table: 'messages' },
  markedComplex: { table: 'messages' },
  delayExplained: { table: 'messages' },
  limitPassed: { table: 'messages' },
  progressUpdated: { table: 'messages' },
  evidenceRecorded: { table: 'evidence' },
  evidenceShared: { table: 'evidence' },
  noteAdded: { table: 'notes' },
  finalResponseIssued: { table: 'finalResponses' },
  escalationRequested: { table: 'escalations' },
  escalationDecided: { table: 'escalations', fact: 'escalationId' },
  caseReferred: { table: 'referrals' },
  referralOutcomeRecorded: { table: 'referrals', fact: 'referralId' },
  lessonRecorded: { table: 'lessons' },
  lessonCompleted: { table: 'lessons', fact: 'lessonId' },
  handlingRated: { table: 'ratings' },
};

/** Whether the words of an event are those of the complaint itself. */
export function tellsComplaint({ type }: CaseEvent): boolean {
  return type === 'complaintReceived';
}

/** The row that holds the words of an event: its table, and its seq or its id. */
export function rowOf(event: CaseEvent): { table: WordsTable; seq?: number; id?: string } | null {
  const place = PLACES[event.type as CaseEventType];
  if (place === undefined) return null;
  const { table, fact } = place;
  return fact === undefined ? { table, seq: event.seq } : { table, id: String(event.data[fact]) };
}

/** The words that belong to an event, out of all words of its case. */
export function contentsOf(event: CaseEvent, contents: CaseContents): EventContents {
  const { complaint, contact } = contents;
  const told = tellsComplaint(event) ? { ...NOTHING, complaint, contact } : NOTHING;
  const wanted = rowOf(event);
  if (wanted === null) return told;
  const rows: readonly { id: string; seq: number }[] = contents[wanted.table];
  const row = rows.find(({ id, seq }) => id === wanted.id || seq === wanted.seq) ?? null;
  return { ...told, [wanted.table]: row };
}
