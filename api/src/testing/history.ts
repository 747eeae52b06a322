import { CaseEvent, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { expect } from 'vitest';
import { stateOf } from '../cases/case-projection.ts';
import { CHAIN_START, hashEvent } from '../cases/event-hash.ts';
import { evolve, UNBORN } from '../procedure/case-state.ts';
import { AUDIENCES, type CaseEventDraft } from '../procedure/events.ts';

/**
 * A history read as it grows, checking everything that must hold of it: numbers without gaps, an unbroken chain of
 * hashes, each type with its audience, and a row that equals what the events add up to.
 */
export class SoundHistory {
  /** Every event so far, oldest first. */
  readonly events: CaseEvent[] = [];
  #state = UNBORN;
  #hash = CHAIN_START;

  /** Reads and checks the events since the last time. @param caseFile the row as it is now */
  async follow(em: SqlEntityManager, caseFile: CaseFile): Promise<CaseEvent[]> {
    const since = { caseFile: caseFile.id, seq: { $gt: this.#state.seq } };
    const added = await em.find(CaseEvent, since, { orderBy: { seq: 'asc' } });
    for (const event of added) this.#append(event, caseFile.id);
    expect(caseFile.lastHash).toBe(this.#hash);
    expect(stateOf(caseFile)).toEqual(this.#state);
    return added;
  }

  #append(event: CaseEvent, caseId: string): void {
    expect(event.seq).toBe(this.#state.seq + 1);
    expect(event.prevHash).toBe(this.#hash);
    const draft = draftOf(event);
    expect(event.visibility).toBe(AUDIENCES[draft.type]);
    this.#hash = hashEvent(this.#hash, hashedPart(event, caseId));
    expect(event.hash).toBe(this.#hash);
    this.#state = evolve(this.#state, draft, event.at.toISOString());
    this.events.push(event);
  }
}

/** Checks a whole history, as `SoundHistory` does. */
export function expectSoundHistory(em: SqlEntityManager, caseFile: CaseFile): Promise<CaseEvent[]> {
  return new SoundHistory().follow(em, caseFile);
}

/** The event as it was recorded. */
function draftOf({ type, data }: CaseEvent): CaseEventDraft {
  return { type, data } as CaseEventDraft;
}

function hashedPart({ seq, type, actorKind, visibility, data, ...event }: CaseEvent, caseId: string) {
  const { actorId = null, contentHash = null } = event;
  return { caseId, seq, type, actorKind, actorId, at: event.at.toISOString(), visibility, data, contentHash };
}
