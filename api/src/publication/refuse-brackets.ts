import type { Env } from '../env.ts';
import { findBrackets } from '../procedure/go-live.ts';
import type { Procedure } from '../procedure/published.ts';

/** A procedure that must not be shown to customers as it is. */
export class ProcedureUnfinishedError extends Error {}

/**
 * Keeps a procedure with placeholders, such as a telephone number that nobody filled in, from customers.
 * @throws ProcedureUnfinishedError in production, naming every placeholder that is left
 */
export function refuseBrackets(procedure: Procedure, environment: Env['NODE_ENV']): void {
  if (environment !== 'production') return;
  const brackets = findBrackets(procedure);
  if (brackets.length === 0) return;
  const places = brackets.map(({ path, text }) => `${path} (“${text}”)`).join(', ');
  throw new ProcedureUnfinishedError(
    `The procedure still holds placeholders, which customers must not see: ${places}. Fill them in with PROCEDURE_FILE.`,
  );
}
