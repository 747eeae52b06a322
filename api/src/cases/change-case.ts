import { CaseEvent, CaseFile } from '@desk/db';
import { LockMode, type SqlEntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../access/viewer.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { announce } from '../live/announce.ts';
import { evolve, type CaseState } from '../procedure/case-state.ts';
import { EVENTS, type CaseEventDraft } from '../procedure/events.ts';
import type { Action } from '../procedure/stages.ts';
import { columnsOf, stateOf } from './case-projection.ts';
import { authorize, requireStaff } from './case.policy.ts';
import { hashContent, hashEvent } from './event-hash.ts';
import { requireReference } from './reference-argument.ts';

/** A case with its row locked, ready to receive events. */
export interface CaseChange {
  em: SqlEntityManager;
  caseFile: CaseFile;
  state: CaseState;
  /** ISO 8601 in UTC; every event of one change happens at the same time. */
  at: string;
  actor: { kind: 'CUSTOMER' | 'STAFF' | 'SYSTEM'; id: string | null };
}

/** Which case, and optionally the state that the caller saw when deciding to act. */
export interface CaseTarget {
  reference: string;
  expectedSeq?: number | null;
}

/**
 * The frame of every use case on a case: load and lock the row, authorize, decide, append events, commit, wake.
 * @param decide records events on the change; throwing leaves nothing written
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, STALE_CASE, ACTION_NOT_POSSIBLE
 */
export function changeCase(
  context: OperationContext,
  action: Action,
  target: CaseTarget,
  decide: (change: CaseChange) => void | Promise<void>,
): Promise<CaseFile> {
  requireStaff(context.viewer);
  const reference = requireReference(target.reference, 'reference');
  return context.em.transactional(async (em) => {
    const caseFile = await lockCase(em, reference);
    refuseStaleView(caseFile, target.expectedSeq);
    authorize(context.viewer, action, caseFile);
    const change: CaseChange = {
      em,
      caseFile,
      state: stateOf(caseFile),
      at: context.now.toString({ smallestUnit: 'millisecond' }),
      actor: actorOf(context.viewer),
    };
    await decide(change);
    await announce(em, caseFile);
    return caseFile;
  });
}

async function lockCase(em: SqlEntityManager, reference: string): Promise<CaseFile> {
  const caseFile = await em.findOne(
    CaseFile,
    { reference },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
  return caseFile;
}

function refuseStaleView(caseFile: CaseFile, expectedSeq: number | null | undefined): void {
  if (expectedSeq == null || expectedSeq === caseFile.lastSeq) return;
  throw new DomainError(
    'STALE_CASE',
    'Somebody else acted on this case meanwhile. Read it again, then decide.',
    {
      expectedSeq,
      seq: caseFile.lastSeq,
      stage: caseFile.stage,
    },
  );
}

/** Who the history names for what the viewer does. */
export function actorOf(viewer: Viewer): CaseChange['actor'] {
  return viewer.kind === 'STAFF' ? { kind: 'STAFF', id: viewer.id } : { kind: 'CUSTOMER', id: null };
}

/**
 * Appends one event to the case's history and brings its row up to date; both are written at the commit.
 * @param content personal words that belong to the event and live in a row of their own; only their hash is kept
 * @returns the event's seq
 */
export function record(change: CaseChange, draft: CaseEventDraft, content?: unknown): number {
  const { em, caseFile, at, actor } = change;
  change.state = evolve(change.state, draft, at);
  const prevHash = caseFile.lastHash;
  const facts = {
    seq: change.state.seq,
    type: draft.type,
    actorKind: actor.kind,
    actorId: actor.id,
    visibility: EVENTS[draft.type].visibility,
    data: draft.data,
    contentHash: content === undefined ? null : hashContent(content),
  };
  const hash = hashEvent(prevHash, { ...facts, caseId: caseFile.id, at });
  em.create(CaseEvent, { ...facts, caseFile, at: new Date(at), data: { ...draft.data }, prevHash, hash });
  em.assign(caseFile, { ...columnsOf(em, change.state), lastHash: hash });
  return change.state.seq;
}
