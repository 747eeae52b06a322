import type { ParsedReference } from '@desk/api/procedure/reference';
import type { Messages } from '../messages/en/index.ts';

/** Says what is wrong with a typed reference number, and names the character where one is to blame. */
export function referenceProblemWords(refused: ParsedReference & { ok: false }, t: Messages): string {
  if (refused.problem === 'BAD_CHARACTER') return t.reference.problems.BAD_CHARACTER(refused.character ?? '');
  return t.reference.problems[refused.problem];
}
