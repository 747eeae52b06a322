import { type CaseFile, Referral } from '@desk/db';
import { v7 } from 'uuid';
import { changeCase, receivedAt, record, type CaseChange } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { openKinds } from '../procedure/case-state.ts';
import type { OutsideBody } from '../procedure/published.ts';
import { textOrNull } from '../text.ts';
import type { RecordReferralInput, RecordReferralOutcomeInput } from './referral.input.ts';

/** Records that the case went to an outside body; our own promises end there. */
export function recordReferral(context: OperationContext, input: RecordReferralInput): Promise<CaseFile> {
  return changeCase(context, 'recordReferral', input, (change) => {
    requireFittingBody(change, input.body);
    refuseImpossibleDay(context, change, input.referredOn);
    const { em, caseFile, state } = change;
    const referral = {
      id: v7(),
      body: input.body,
      bodyReference: textOrNull(input.bodyReference),
      referredOn: input.referredOn,
    };
    em.create(Referral, { ...referral, caseFile, seq: state.seq + 1 });
    const data = { referralId: referral.id, body: input.body, dropped: openKinds(state) };
    record(change, { type: 'caseReferred', data }, referral);
  });
}

/** Procedure: each body takes its own kinds of complaint, the ombudsman "payment and financial disputes" only. */
function requireFittingBody({ state, procedure }: CaseChange, code: OutsideBody['code']): void {
  const body = procedure.outsideBodies.find((listed) => listed.code === code);
  if (body?.categories.includes(state.category)) return;
  throw badInput([{ path: 'body', message: 'This body does not take complaints of this category.' }]);
}

function refuseImpossibleDay({ now }: OperationContext, change: CaseChange, day: string): void {
  const received = londonDate(receivedAt(change)).toString();
  if (day >= received && day <= londonDate(now).toString()) return;
  throw badInput([
    { path: 'referredOn', message: `The referral was between ${received}, the day of receipt, and today.` },
  ]);
}

/** Records what the outside body decided. */
export function recordReferralOutcome(
  context: OperationContext,
  input: RecordReferralOutcomeInput,
): Promise<CaseFile> {
  return changeCase(context, 'recordReferralOutcome', input, async (change) => {
    const referral = await newestReferral(change);
    const { isInCustomersFavour } = input;
    const outcome = { outcome: input.outcome.trim(), isInCustomersFavour };
    change.em.assign(referral, { ...outcome, outcomeAt: new Date(change.at) });
    const data = { referralId: referral.id, isInCustomersFavour };
    record(change, { type: 'referralOutcomeRecorded', data }, { referralId: referral.id, ...outcome });
  });
}

function newestReferral({ em, caseFile }: CaseChange): Promise<Referral> {
  return em.findOneOrFail(Referral, { caseFile }, { orderBy: { seq: 'desc' } });
}
