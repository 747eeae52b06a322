import * as v from 'valibot';

// PostgreSQL cannot store U+0000 in text.
const withoutNul = v.check(
  (text: string) => !text.includes('\u0000'),
  'This holds a character that cannot be stored.',
);

/** A text that must say something. @param what begins the messages, such as "What happened" */
export function requiredText(what: string, maxLength: number) {
  return v.pipe(
    v.string(),
    withoutNul,
    v.check((text) => text.trim() !== '', `${what} is missing.`),
    v.maxLength(maxLength, `${what} may have up to ${maxLength.toLocaleString('en-GB')} characters.`),
  );
}

/** A text that may be left out or empty. */
export function optionalText(what: string, maxLength: number) {
  return v.nullish(
    v.pipe(
      v.string(),
      withoutNul,
      v.maxLength(maxLength, `${what} may have up to ${maxLength.toLocaleString('en-GB')} characters.`),
    ),
  );
}

/** The text without white space around it; null when nothing is left. */
export function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
