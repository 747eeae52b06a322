import { CaseEvent, CaseFile, NewRows, Staff } from '@desk/db';
import { LockMode, type Ref, type SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { requireSeen } from '../access/confine.ts';
import type { Viewer } from '../access/viewer.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { countedAfter } from '../jobs/counted-by.ts';
import { watchDeadlines } from '../jobs/watch-deadlines.ts';
import { announce } from '../live/announce.ts';
import { countPromises } from '../monitoring/count-promises.ts';
import { writeNotices } from '../notifications/write-notices.ts';
import type { Calendar } from '../procedure/calendar.ts';
import { evolve, type CaseState } from '../procedure/case-state.ts';
import type { Deadline } from '../procedure/deadlines.ts';
import { AUDIENCES, type CaseEventDraft } from '../procedure/events.ts';
import type { DeadlineKind, Procedure } from '../procedure/published.ts';
import type { Action } from '../procedure/stages.ts';
import { columnsOf, stateOf } from './case-projection.ts';
import { actingViewer, authorize, requireIdentity, requirePossible } from './case.policy.ts';
import { hashContent, hashEvent } from './event-hash.ts';
import { claimIdempotencyKey } from './idempotency.ts';
import { requireReference } from './reference-argument.ts';

/** A case with its row locked, ready to receive events. */
export interface CaseChange {
  em: SqlEntityManager;
  caseFile: CaseFile;
  state: CaseState;
  /** ISO 8601 in UTC; every event of one change happens at the same time. */
  at: string;
  actor: { kind: 'CUSTOMER' | 'STAFF' | 'SYSTEM'; id: string | null };
  /** The one by which the case goes on: of the version under which it was opened. */
  procedure: Procedure;
  /** The one by which it counts working days. */
  calendar: Calendar;
  /** The open deadlines as the change found them. */
  deadlinesBefore: readonly Deadline[];
  /** The kinds of deadlines that were missed before it. */
  missedBefore: readonly DeadlineKind[];
  /** What it writes at its end, its events among it. */
  rows: NewRows;
  /** The events that it recorded, in their order. */
  recorded: { seq: number; draft: CaseEventDraft }[];
}

/** Which case, and optionally the state that the caller saw when deciding to act. */
export interface CaseTarget {
  reference: string;
  expectedSeq?: number | null;
  /** Sent again with the same input, nothing happens a second time. */
  idempotencyKey?: string | null;
}

/**
 * The frame of every use case on a case: load and lock the row, authorize, decide, append events, commit, wake.
 * @param decide records events on the change; throwing leaves nothing written
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, STALE_CASE, ACTION_NOT_POSSIBLE,
 * CASE_RESTRICTED, CASE_ERASED, IDEMPOTENCY_KEY_REUSED, RATE_LIMITED for a customer who tries out reference numbers
 */
export async function changeCase(
  context: OperationContext,
  action: Action,
  target: CaseTarget,
  decide: (change: CaseChange) => void | Promise<void>,
): Promise<CaseFile> {
  const viewer = actingViewer(context.viewers, action);
  requireIdentity(viewer, action);
  const reference = requireReference(target.reference);
  const change = () =>
    context.em.transactional(async (em) => {
      const caseFile = await lockCase(em, reference);
      if (caseFile === null) return null;
      if (await isRepeated(context, em, caseFile, { operation: action, viewer, target })) return caseFile;
      authorize(viewer, action, caseFile);
      await requireSeen(em, viewer, caseFile);
      refuseStaleView(caseFile, target.expectedSeq);
      requirePossible(viewer, action, caseFile);
      const begun = await beginChange(context, em, caseFile, actorOf(viewer));
      await decide(begun);
      await finishChange(context, begun);
      return caseFile;
    });
  // Counted around the transaction: a count that waits must not hold a connection. Staff may list every case anyway.
  const caseFile = await (viewer.kind === 'STAFF' ? change() : context.desk.lookUps.count(context, change));
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
  return caseFile;
}

/** A change of a case whose row the caller has locked. */
export async function beginChange(
  context: OperationContext,
  em: SqlEntityManager,
  caseFile: CaseFile,
  actor: CaseChange['actor'],
): Promise<CaseChange> {
  const state = stateOf(caseFile);
  return {
    em,
    caseFile,
    state,
    at: instantOf(context),
    actor,
    procedure: await context.desk.procedures.of(em, caseFile),
    calendar: context.desk.calendar,
    deadlinesBefore: state.deadlines,
    missedBefore: state.missed,
    rows: new NewRows(),
    recorded: [],
  };
}

/** Ends a change, before its commit: what follows from it is settled, whoever watches the case wakes, all is written. */
export async function finishChange(context: OperationContext, change: CaseChange): Promise<void> {
  await settleChange(context, change);
  announce(context.desk, change);
  await change.rows.write(change.em);
}

/**
 * Adds to a change what follows from its events: the clocks watch the deadlines that it made, the customer is to be told
 * of it, and the promises that it kept or missed are counted.
 */
export async function settleChange({ desk }: OperationContext, change: CaseChange): Promise<void> {
  await watchDeadlines(desk, change);
  await writeNotices(desk, change);
  countPromises(desk.metrics, change);
}

/** The member of staff who makes the change. @throws Error when a customer or the system does */
export function staffActor({ em, actor }: CaseChange): Ref<Staff> {
  if (actor.kind !== 'STAFF' || actor.id === null) throw new Error('This change is for staff only');
  return em.getReference(Staff, actor.id, { wrapped: true });
}

/** When the complaint of the case reached us. */
export function receivedAt({ state }: CaseChange): Temporal.Instant {
  return Temporal.Instant.from(state.receivedAt);
}

/** The time of an operation as events state it. */
export function instantOf(context: OperationContext): string {
  return context.now.toString({ smallestUnit: 'millisecond' });
}

/**
 * Whether the same was done before by the target's idempotency key; else the key is claimed, where there is one.
 * @throws DomainError IDEMPOTENCY_KEY_REUSED when something else was done by it
 */
export async function isRepeated(
  context: OperationContext,
  em: SqlEntityManager,
  caseFile: CaseFile,
  { operation, viewer, target }: { operation: string; viewer: Viewer; target: CaseTarget },
): Promise<boolean> {
  const { idempotencyKey, ...input } = target;
  // Another customer with a key that is not theirs is refused later on, like without one.
  if (idempotencyKey == null || (viewer.kind === 'CUSTOMER' && !viewer.caseIds.has(caseFile.id)))
    return false;
  const isNew = await claimIdempotencyKey(em, {
    key: idempotencyKey,
    operation,
    inputHash: hashContent({ ...input, actor: actorOf(viewer) }),
    createdAt: new Date(context.now.epochMilliseconds),
  });
  return !isNew;
}

/** A case with its row locked; null when there is none. */
export function lockCase(em: SqlEntityManager, reference: string): Promise<CaseFile | null> {
  return em.findOne(CaseFile, { reference }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** @throws DomainError STALE_CASE when the case went on since the caller saw it */
export function refuseStaleView(caseFile: CaseFile, expectedSeq: number | null | undefined): void {
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

/** Who the history names for what the viewer does; whoever is not staff speaks as the customer. */
export function actorOf(viewer: Viewer): CaseChange['actor'] {
  return viewer.kind === 'STAFF' ? { kind: 'STAFF', id: viewer.id } : { kind: 'CUSTOMER', id: null };
}

/**
 * Appends one event to the case's history and brings its row up to date; both are written when the change is finished.
 * @param content personal words that belong to the event and live in a row of their own; only their hash is kept
 * @returns the event's seq
 */
export function record(change: CaseChange, draft: CaseEventDraft, content?: unknown): number {
  const { em, caseFile, rows, at, actor } = change;
  change.state = evolve(change.state, draft, at);
  const prevHash = caseFile.lastHash;
  const facts = {
    seq: change.state.seq,
    type: draft.type,
    actorKind: actor.kind,
    actorId: actor.id,
    visibility: AUDIENCES[draft.type],
    data: draft.data,
    contentHash: content === undefined ? null : hashContent(content),
  };
  const hash = hashEvent(prevHash, { ...facts, caseId: caseFile.id, at });
  rows.add(CaseEvent, { ...facts, caseFile: caseFile.id, at, data: { ...draft.data }, prevHash, hash });
  const columns: Partial<CaseFile> = {
    ...columnsOf(em, change.state),
    lastHash: hash,
    calendarDigest: countedAfter(caseFile, draft, change.calendar),
    countedSeq: change.state.seq,
  };
  Object.assign(caseFile, columns);
  change.recorded.push({ seq: change.state.seq, draft });
  return change.state.seq;
}
