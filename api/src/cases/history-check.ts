import type { CaseEvent, CaseFile } from '@desk/db';
import { withFiles } from '../files/sealed-files.ts';
import { evolve, nextDue, UNBORN, type CaseState } from '../procedure/case-state.ts';
import type { CaseEventDraft } from '../procedure/events.ts';
import type { CaseContents } from './case-contents.queries.ts';
import { stateOf } from './case-projection.ts';
import { contentsOf } from './event-contents.ts';
import { canonicalJson, CHAIN_START, hashContent, hashEvent } from './event-hash.ts';
import { sealedContent } from './sealed-content.ts';

/** What can be wrong with a history. */
export type HistoryProblem =
  'EVENT_MISSING' | 'CHAIN_BROKEN' | 'EVENT_CHANGED' | 'CONTENT_MISSING' | 'CONTENT_CHANGED' | 'CASE_DIFFERS';

/** The first thing that is wrong with a history. */
export interface BrokenEvent {
  seq: number;
  problem: HistoryProblem;
  /** A sentence for whoever looks into it. */
  explanation: string;
}

/**
 * Walks the hash chain of a case from its first event, with the words that each event sealed, then compares the case's
 * row with what its events add up to. Words that were erased are missed no more than the event that says so.
 * @param events in the order of their seq
 * @returns the first thing that is wrong; null when the history is whole
 */
export function firstBroken(
  caseFile: CaseFile,
  events: readonly CaseEvent[],
  contents: CaseContents,
): BrokenEvent | null {
  const erasure = events.find(({ type }) => type === 'personalDataErased')?.seq ?? 0;
  let before = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const broken =
      missing(event, index + 1) ??
      wrongLink(caseFile, event, before) ??
      (event.seq < erasure ? null : wrongWords(event, contents));
    if (broken !== null) return broken;
    before = event.hash;
  }
  return wrongHead(caseFile, events.length, before) ?? wrongRow(caseFile, events);
}

function missing({ seq }: CaseEvent, expected: number): BrokenEvent | null {
  if (seq === expected) return null;
  const explanation = `Event ${expected} is missing; the next one found is ${seq}.`;
  return { seq: expected, problem: 'EVENT_MISSING', explanation };
}

function wrongLink(caseFile: CaseFile, event: CaseEvent, before: string): BrokenEvent | null {
  const { seq, type, actorKind, visibility, data } = event;
  if (event.prevHash !== before) {
    const explanation = `Event ${seq} does not follow from event ${seq - 1}: the hash that it states of it differs.`;
    return { seq, problem: 'CHAIN_BROKEN', explanation };
  }
  const hash = hashEvent(before, {
    caseId: caseFile.id,
    seq,
    type,
    actorKind,
    actorId: event.actorId ?? null,
    at: event.at.toISOString(),
    visibility,
    data,
    contentHash: event.contentHash ?? null,
  });
  if (hash === event.hash) return null;
  const explanation = `Event ${seq} (${type}) was changed after it was recorded: its hash does not fit its facts.`;
  return { seq, problem: 'EVENT_CHANGED', explanation };
}

function wrongWords(event: CaseEvent, contents: CaseContents): BrokenEvent | null {
  const { seq, type } = event;
  const files = contents.files.filter((file) => file.seq === seq);
  if (event.contentHash == null) return files.length === 0 ? null : foreignFiles(event);
  const content = sealedContent(event, contentsOf(event, contents));
  if (content === null) {
    const explanation = `The words that event ${seq} (${type}) sealed are gone.`;
    return { seq, problem: 'CONTENT_MISSING', explanation };
  }
  if (hashContent(withFiles(content, files)) === event.contentHash) return null;
  const explanation = `The words or files that belong to event ${seq} (${type}) are not those that it sealed.`;
  return { seq, problem: 'CONTENT_CHANGED', explanation };
}

function foreignFiles({ seq, type }: CaseEvent): BrokenEvent {
  const explanation = `Files were put to event ${seq} (${type}), which sealed none.`;
  return { seq, problem: 'CONTENT_CHANGED', explanation };
}

function wrongHead({ lastSeq, lastHash }: CaseFile, count: number, head: string): BrokenEvent | null {
  if (count < lastSeq) {
    const explanation = `The case has had ${lastSeq} events, but event ${count + 1} is missing.`;
    return { seq: count + 1, problem: 'EVENT_MISSING', explanation };
  }
  if (count === lastSeq && head === lastHash) return null;
  const explanation = `The case’s row names another event as its newest than event ${count}.`;
  return { seq: count, problem: 'CASE_DIFFERS', explanation };
}

function wrongRow(caseFile: CaseFile, events: readonly CaseEvent[]): BrokenEvent | null {
  const told = events.reduce<CaseState>(
    (state, event) => evolve(state, draftOf(event), event.at.toISOString()),
    UNBORN,
  );
  const held = searchedFields(stateOf(caseFile), caseFile);
  const due = nextDue(told);
  const expected = searchedFields(told, {
    nextDueAt: due === null ? null : new Date(due.dueAt),
    nextDueKind: due?.kind ?? null,
    isOverdue: told.missed.length > 0,
  });
  const differing = Object.keys(expected).filter(
    (field) => canonicalJson(expected[field]) !== canonicalJson(held[field]),
  );
  if (differing.length === 0) return null;
  const explanation = `The case’s row does not say what its events add up to: ${differing.join(', ')}.`;
  return { seq: caseFile.lastSeq, problem: 'CASE_DIFFERS', explanation };
}

// Queries search by what is reckoned from the deadlines too, so it has to fit as well.
function searchedFields(
  state: CaseState,
  { nextDueAt, nextDueKind, isOverdue }: Pick<CaseFile, 'nextDueAt' | 'nextDueKind' | 'isOverdue'>,
): Record<string, unknown> {
  return { ...state, nextDueAt: nextDueAt ?? null, nextDueKind: nextDueKind ?? null, isOverdue };
}

/** The event as it was drafted, before it had a number. */
export function draftOf({ type, data }: CaseEvent): CaseEventDraft {
  return { type, data } as unknown as CaseEventDraft;
}
