import { parseReference } from '../procedure/reference.ts';
import { DomainError } from '../errors.ts';

const EXPLANATIONS = {
  EMPTY: 'Enter the reference number, such as CON-7K3M-92QX-5TD.',
  TOO_SHORT: 'This reference number is too short: it has 11 letters and digits after CON.',
  TOO_LONG: 'This reference number is too long: it has 11 letters and digits after CON.',
  BAD_CHARACTER: 'This reference number has a character that none of ours has.',
  WRONG_CHECK_CHARACTER: 'This reference number has a typing mistake: its check character does not fit.',
} as const;

/**
 * The reference in its one stored form, from any typed form; verified before anything is looked up.
 * @throws DomainError REFERENCE_INVALID with `problem` and the field it came from
 */
export function requireReference(typed: string, path = 'reference'): string {
  const parsed = parseReference(typed);
  if (parsed.ok) return parsed.reference;
  const message = EXPLANATIONS[parsed.problem];
  throw new DomainError('REFERENCE_INVALID', message, {
    problem: parsed.problem,
    fields: [{ path, message }],
  });
}
