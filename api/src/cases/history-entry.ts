import type { CaseEvent, Staff } from '@desk/db';
import type { OperationContext } from '../context.ts';
import type { Audience, CaseEventType } from '../procedure/events.ts';
import type { HistoryEntry } from './case-history.queries.ts';
import type { ActorKind, HistoryEntryType } from './case-history.type.ts';
import { factsOf, type FactNames } from './event-facts.ts';
import { draftOf } from './history-check.ts';

/** The lines of a history as staff read them, with the names of everyone whom they mention. */
export async function historyEntries(
  { loaders, desk }: OperationContext,
  entries: readonly HistoryEntry[],
): Promise<HistoryEntryType[]> {
  const ids = new Set(entries.flatMap(({ event }) => mentioned(event)));
  const staff = new Map<string, Staff>();
  for (const person of await Promise.all([...ids].map((id) => loaders.staff.load(id)))) {
    staff.set(person.id, person);
  }
  const names: FactNames = { procedure: desk.procedure, staff: (id) => staff.get(id)?.name ?? id };
  return entries.map((entry) => entryOf(entry, staff, names));
}

/** Everyone of us whom an event names, by id. */
export function mentioned({ actorId, data }: CaseEvent): string[] {
  return [actorId, data['handlerId'], data['reviewerId']].filter((id) => typeof id === 'string');
}

function entryOf(
  { event, contents }: HistoryEntry,
  staff: ReadonlyMap<string, Staff>,
  names: FactNames,
): HistoryEntryType {
  const draft = draftOf(event);
  return {
    seq: event.seq,
    type: event.type as CaseEventType,
    at: event.at,
    actorKind: event.actorKind as ActorKind,
    actor: staff.get(event.actorId ?? '') ?? null,
    visibility: event.visibility as Audience,
    facts: factsOf(draft, names),
    due: draft.data.due ?? [],
    kept: draft.data.kept ?? [],
    dropped: draft.data.dropped ?? [],
    complaint: contents.complaint,
    message: contents.messages,
    note: contents.notes,
    evidence: contents.evidence,
    finalResponse: contents.finalResponses,
    escalation: contents.escalations,
    referral: contents.referrals,
    lesson: contents.lessons,
    rating: contents.ratings,
    summary: contents.summaries,
  };
}
