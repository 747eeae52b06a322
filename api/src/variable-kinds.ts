import { resolve } from 'node:path';
import * as v from 'valibot';

/** A TCP port; 0 takes any that is free. */
export const port = v.pipe(
  v.string(),
  v.regex(/^\d+$/, 'must be a number'),
  v.transform(Number),
  v.integer(),
  v.minValue(0, 'must be 0 to 65535'),
  v.maxValue(65_535, 'must be 0 to 65535'),
);
/** Any text. */
export const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));

/** A path, whole from here on. */
export const path = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.transform((text) => resolve(text)),
);

/** Words that stand in manuals and examples, never in a random text. */
const PLACEHOLDER = /change.?me|secret|default|example|password/i;
const FEWEST_DIFFERENT_CHARACTERS = 10;

/** A secret that nobody can guess. */
export const secret = v.pipe(
  v.string(),
  v.minLength(32, 'must have at least 32 characters'),
  v.check(
    (text) => !PLACEHOLDER.test(text) && new Set(text).size >= FEWEST_DIFFERENT_CHARACTERS,
    'must be random, such as what `openssl rand -base64 32` prints',
  ),
);
