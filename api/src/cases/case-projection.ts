import { type CaseFile, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { nextDue, type CaseState } from '../procedure/case-state.ts';

/** The state that the case's row stands for. */
export function stateOf(caseFile: CaseFile): CaseState {
  return {
    seq: caseFile.lastSeq,
    stage: caseFile.stage,
    awaiting: caseFile.awaiting,
    channel: caseFile.channel,
    category: caseFile.category,
    closure: caseFile.closure ?? null,
    escalationLevel: caseFile.escalationLevel,
    isComplex: caseFile.isComplex,
    handlerId: caseFile.handler?.id ?? null,
    reviewerId: caseFile.reviewer?.id ?? null,
    receivedAt: caseFile.receivedAt.toISOString(),
    respondedAt: caseFile.respondedAt?.toISOString() ?? null,
    acceptedAt: caseFile.acceptedAt?.toISOString() ?? null,
    closedAt: caseFile.closedAt?.toISOString() ?? null,
    rootCause: caseFile.rootCause ?? null,
    isRated: caseFile.isRated,
    hasReferralOutcome: caseFile.hasReferralOutcome,
    procedureVersion: caseFile.procedureVersion,
    restriction: caseFile.restriction ?? null,
    restrictedAt: caseFile.restrictedAt?.toISOString() ?? null,
    erasedAt: caseFile.erasedAt?.toISOString() ?? null,
    deadlines: caseFile.deadlines,
    missed: caseFile.missed,
  };
}

/** The columns that keep what queries need of a state. */
export function columnsOf(em: SqlEntityManager, state: CaseState) {
  const due = nextDue(state);
  return {
    lastSeq: state.seq,
    stage: state.stage,
    awaiting: state.awaiting,
    channel: state.channel,
    category: state.category,
    closure: state.closure,
    escalationLevel: state.escalationLevel,
    isComplex: state.isComplex,
    handler: staffRef(em, state.handlerId),
    reviewer: staffRef(em, state.reviewerId),
    receivedAt: new Date(state.receivedAt),
    respondedAt: dateOrNull(state.respondedAt),
    acceptedAt: dateOrNull(state.acceptedAt),
    closedAt: dateOrNull(state.closedAt),
    rootCause: state.rootCause,
    isRated: state.isRated,
    hasReferralOutcome: state.hasReferralOutcome,
    missed: state.missed,
    isOverdue: state.missed.length > 0,
    procedureVersion: state.procedureVersion,
    restriction: state.restriction,
    restrictedAt: dateOrNull(state.restrictedAt),
    erasedAt: dateOrNull(state.erasedAt),
    deadlines: state.deadlines,
    nextDueAt: due === null ? null : new Date(due.dueAt),
    nextDueKind: due?.kind ?? null,
  };
}

function staffRef(em: SqlEntityManager, id: string | null) {
  return id === null ? null : em.getReference(Staff, id, { wrapped: true });
}

function dateOrNull(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
