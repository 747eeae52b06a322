import type { Env } from '../env.ts';
import { DomainError } from '../errors.ts';

/** Refuses passwords where only the company account signs staff in. @throws DomainError FORBIDDEN */
export function requireLocalSignIn({ LOCAL_SIGN_IN }: Pick<Env, 'LOCAL_SIGN_IN'>): void {
  if (LOCAL_SIGN_IN === 'off')
    throw new DomainError('FORBIDDEN', 'This desk has no passwords: sign in with your company account.');
}
