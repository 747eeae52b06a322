import * as v from 'valibot';
import { described } from '../described.ts';

/** How much the log says. */
export const logVariables = {
  LOG_LEVEL: v.optional(
    described(
      v.picklist(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      ),
      '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
      'info',
    ),
    'warn',
  ),
};
