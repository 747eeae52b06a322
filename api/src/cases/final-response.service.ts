import { type CaseFile, FinalResponse } from '@desk/db';
import { v7 } from 'uuid';
import type { OperationContext } from '../context.ts';
import { keep } from '../procedure/case-state.ts';
import { ombudsmanWindow } from '../procedure/deadlines.ts';
import type { Category, DeadlineKind, Procedure } from '../procedure/published.ts';
import { changeCase, record, staffActor, type CaseChange } from './change-case.ts';
import type { IssueFinalResponseInput } from './final-response.input.ts';

/** What our answer brings to an end. */
const ENDED_BY_RESPONSE: DeadlineKind[] = [
  'PROGRESS_UPDATE',
  'FINAL_RESPONSE',
  'PAYMENT_LIMIT',
  'PAYMENT_LIMIT_EXTENDED',
  'FINANCIAL_LIMIT',
];

/** Sends our answer: decision, plain summary, explanation, proposed resolution, and the fixed wording (DISP 1.6.2R). */
export function issueFinalResponse(
  context: OperationContext,
  input: IssueFinalResponseInput,
): Promise<CaseFile> {
  return changeCase(context, 'issueFinalResponse', input, (change) => {
    const { id, content } = storeFinalResponse(change, input);
    const kept = keep(change.state, ENDED_BY_RESPONSE, change.at);
    const due = isForOmbudsman(change.state.category) ? [ombudsmanWindow(context.now)] : [];
    const data = {
      finalResponseId: id,
      decision: input.decision,
      redressPence: input.redressPence ?? null,
      kept,
      due,
    };
    record(change, { type: 'finalResponseIssued', data }, content);
  });
}

function storeFinalResponse(change: CaseChange, input: IssueFinalResponseInput) {
  const { em, caseFile, state, at, procedure } = change;
  const id = v7();
  const content = {
    decision: input.decision,
    summary: input.summary.trim(),
    explanation: input.explanation.trim(),
    proposedResolution: input.proposedResolution.trim(),
    redressPence: input.redressPence ?? null,
    referralWording: referralWording(procedure, state.category),
  };
  em.create(FinalResponse, {
    ...content,
    id,
    caseFile,
    seq: state.seq + 1,
    issuedBy: staffActor(change),
    issuedAt: new Date(at),
  });
  return { id, content: { id, ...content } };
}

/** The Financial Ombudsman Service takes payment and financial disputes (procedure; DISP 2.3). */
function isForOmbudsman(category: Category): boolean {
  return category === 'PAYMENT' || category === 'FINANCIAL';
}

function referralWording(procedure: Procedure, category: Category): string {
  const codes = [
    'ESCALATION_RIGHT',
    isForOmbudsman(category) ? 'OMBUDSMAN_FINAL_RESPONSE' : 'ADR_AFTER_ESCALATION',
  ];
  return procedure.wordings
    .filter((wording) => codes.includes(wording.code))
    .map((wording) => wording.text)
    .join('\n\n');
}
