import { type CaseFile, Referral } from '@desk/db';
import { v7 } from 'uuid';
import { changeCase, receivedAt, record, type CaseChange } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { openKinds } from '../procedure/case-state.ts';
import { textOrNull } from '../text.ts';
import type { RecordReferralInput, RecordReferralOutcomeInput } from './referral.input.ts';

/** Records that the case went to an outside body; our own promises end there. */
export function recordReferral(context: OperationContext, input: RecordReferralInput): Promise<CaseFile> {
  return changeCase(context, 'recordReferral', input, (change) => {
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
    const referral = await change.em.findOne(Referral, { caseFile: change.caseFile, outcomeAt: null });
    if (referral === null) {
      throw new DomainError('ACTION_NOT_POSSIBLE', 'The outcome of this referral was recorded already.');
    }
    const { isInCustomersFavour } = input;
    const outcome = { outcome: input.outcome.trim(), isInCustomersFavour };
    change.em.assign(referral, { ...outcome, outcomeAt: new Date(change.at) });
    const data = { referralId: referral.id, isInCustomersFavour };
    record(change, { type: 'referralOutcomeRecorded', data }, { referralId: referral.id, ...outcome });
  });
}
