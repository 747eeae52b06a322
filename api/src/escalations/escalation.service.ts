import { type CaseFile, Escalation } from '@desk/db';
import { v7 } from 'uuid';
import { changeCase, record, staffActor, type CaseChange } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { attachFiles } from '../files/attach-files.ts';
import { withFiles } from '../files/sealed-files.ts';
import { keep } from '../procedure/case-state.ts';
import { escalationDecisionDue, progressUpdateDue } from '../procedure/deadlines.ts';
import type {
  AssignReviewerInput,
  DecideEscalationInput,
  RequestEscalationInput,
} from './escalation.input.ts';
import { requireImpartial } from './require-impartial.ts';

/** The customer asks that someone independent looks again: level 1, and after its decision level 2 (procedure). */
export function requestEscalation(
  context: OperationContext,
  input: RequestEscalationInput,
): Promise<CaseFile> {
  return changeCase(context, 'requestEscalation', input, async (change) => {
    const files = await attachFiles(context, change, input.files);
    const level = change.state.escalationLevel === 0 ? 1 : 2;
    const words = {
      id: v7(),
      level,
      reason: input.reason.trim(),
      desiredOutcome: input.desiredOutcome.trim(),
    };
    const { em, caseFile, state, at, procedure } = change;
    em.create(Escalation, { ...words, caseFile, seq: state.seq + 1, requestedAt: new Date(at) });
    const due = [
      escalationDecisionDue(context.now, level, context.desk.calendar, procedure),
      progressUpdateDue(context.now, procedure),
    ];
    record(
      change,
      { type: 'escalationRequested', data: { escalationId: words.id, level, due } },
      withFiles(words, files),
    );
  });
}

/** Names who decides: by level, and never someone who acted on the case (DISP 1.4.1R). */
export function assignReviewer(context: OperationContext, input: AssignReviewerInput): Promise<CaseFile> {
  return changeCase(context, 'assignReviewer', input, async (change) => {
    await requireImpartial(change, input.reviewerId);
    const level = change.state.escalationLevel;
    record(change, { type: 'reviewerAssigned', data: { reviewerId: input.reviewerId, level } });
  });
}

/** Decides the escalation; the case is answered again, and the customer may go on. */
export function decideEscalation(context: OperationContext, input: DecideEscalationInput): Promise<CaseFile> {
  return changeCase(context, 'decideEscalation', input, async (change) => {
    const escalation = await openEscalation(change);
    const decision = {
      decision: input.decision,
      summary: input.summary.trim(),
      explanation: input.explanation.trim(),
    };
    change.em.assign(escalation, {
      ...decision,
      decidedBy: staffActor(change),
      decidedAt: new Date(change.at),
    });
    const { id: escalationId, level } = escalation;
    const kept = keep(change.state, ['ESCALATION_DECISION', 'PROGRESS_UPDATE'], change.at);
    record(
      change,
      { type: 'escalationDecided', data: { escalationId, level, decision: input.decision, kept } },
      { escalationId, ...decision },
    );
  });
}

/** The newest one: an earlier round may have ended undecided, by a withdrawal or a referral. */
function openEscalation({ em, caseFile }: CaseChange): Promise<Escalation> {
  return em.findOneOrFail(Escalation, { caseFile, decidedAt: null }, { orderBy: { seq: 'desc' } });
}
