import { CaseEvent, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { expect } from 'vitest';
import { stateOf } from '../cases/case-projection.ts';
import { CHAIN_START, hashEvent } from '../cases/event-hash.ts';
import { evolve, UNBORN } from '../procedure/case-state.ts';
import { AUDIENCES, type CaseEventDraft } from '../procedure/events.ts';

/**
 * Checks everything that must hold of a history: numbers without gaps, an unbroken chain of hashes, each type with its
 * audience, and a row that equals what the events add up to.
 */
export async function expectSoundHistory(em: SqlEntityManager, caseFile: CaseFile): Promise<CaseEvent[]> {
  const events = await em.find(CaseEvent, { caseFile: caseFile.id }, { orderBy: { seq: 'asc' } });
  let state = UNBORN;
  let hash = CHAIN_START;
  for (const [index, event] of events.entries()) {
    expect(event.seq).toBe(index + 1);
    expect(event.prevHash).toBe(hash);
    const draft = draftOf(event);
    expect(event.visibility).toBe(AUDIENCES[draft.type]);
    hash = hashEvent(hash, hashedPart(event, caseFile.id));
    expect(event.hash).toBe(hash);
    state = evolve(state, draft, event.at.toISOString());
  }
  expect(caseFile.lastHash).toBe(hash);
  expect(stateOf(caseFile)).toEqual(state);
  return events;
}

/** The event as it was recorded. */
function draftOf({ type, data }: CaseEvent): CaseEventDraft {
  return { type, data } as CaseEventDraft;
}

function hashedPart({ seq, type, actorKind, visibility, data, ...event }: CaseEvent, caseId: string) {
  const { actorId = null, contentHash = null } = event;
  return { caseId, seq, type, actorKind, actorId, at: event.at.toISOString(), visibility, data, contentHash };
}
