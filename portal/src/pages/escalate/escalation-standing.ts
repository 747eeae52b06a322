import type { CustomerCase } from '../../customer/customer-case.ts';

/** Whether someone new may be asked for now, and if not, why. */
export type EscalationStanding = 'possible' | 'asked' | 'accepted' | 'exhausted' | 'closed' | 'notYet';

/** Told by what the server allows and by what has happened; no rule of the procedure is repeated here. */
export function escalationStanding({
  allowedActions,
  status,
  escalations,
}: Pick<CustomerCase, 'allowedActions' | 'escalations'> & {
  status: Pick<CustomerCase['status'], 'stage' | 'timeline'>;
}): EscalationStanding {
  if (allowedActions.includes('requestEscalation')) return 'possible';
  if (status.stage === 'ESCALATED') return 'asked';
  if (status.stage === 'CLOSED') return 'closed';
  if (status.timeline.some(({ type }) => type === 'resolutionAccepted')) return 'accepted';
  return escalations.some(({ decision }) => decision !== null) ? 'exhausted' : 'notYet';
}
