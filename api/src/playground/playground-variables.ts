import * as v from 'valibot';
import { described } from '../described.ts';
import { path } from '../variable-kinds.ts';

/** What the playground opens with. */
export const playgroundVariables = {
  OPERATIONS_FOLDER: v.optional(
    described(path, 'the saved operations that open as the playground’s tabs', '/srv/operations'),
    'schema/operations',
  ),
};
