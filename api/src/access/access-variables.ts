import * as v from 'valibot';
import { described } from '../described.ts';
import { secret } from '../variable-kinds.ts';

/** What the keys for codes, links and sessions come from. */
export const accessVariables = {
  SECRET_KEY: v.optional(
    described(
      secret,
      'derives the keys for codes, links and sessions; else made once and kept in `DATA_FOLDER/secret-key`',
      'what `openssl rand -base64 32` prints',
    ),
  ),
};
