import type { Messages } from '../messages/en/index.ts';
import type { Rejection } from './rejection.ts';

/** The sentence for a failure that no single input can mend. */
export function failureWords(rejection: Rejection, t: Pick<Messages, 'failures'>): string {
  if (rejection.kind === 'network') return t.failures.network;
  if (rejection.kind === 'timeout') return t.failures.timeout;
  if (rejection.code === 'IDEMPOTENCY_KEY_REUSED') return t.failures.alreadySent;
  if (rejection.code === 'RATE_LIMITED') return t.failures.tooMany;
  if (rejection.code === 'STALE_CASE') return t.failures.moved;
  if (rejection.code === 'ACTION_NOT_POSSIBLE') return t.failures.notPossible;
  return t.failures.unexpected;
}
