import * as v from 'valibot';
import { described } from '../described.ts';
import { secret } from '../variable-kinds.ts';

/** What the desk shares with the dashboard of the company. */
export const handOffVariables = {
  DASHBOARD_KEY: v.optional(
    described(
      secret,
      'the secret that it shares with the dashboard, which hands customers over with it (see below)',
      'what `openssl rand -base64 32` prints',
    ),
  ),
};
