import * as v from 'valibot';
import { described } from '../described.ts';
import { path } from '../variable-kinds.ts';

/** Which operations are run for strangers. */
export const admissionVariables = {
  ANONYMOUS_QUERIES: v.optional(
    described(
      v.picklist(['any', 'registered'], 'must be any or registered'),
      'what strangers may send: `any` operation within the limits (the default outside production), or `registered`: only those of our own pages',
      'registered',
    ),
  ),
  PORTAL_OPERATIONS_FILE: v.optional(
    described(path, 'the portal’s operations, as its build writes them', '/srv/persisted-documents.json'),
    'portal/src/gql/persisted-documents.json',
  ),
};
