import * as v from 'valibot';
import { described } from '../described.ts';
import { port, text } from '../variable-kinds.ts';

/** What watches the desk, and how it stops. */
export const monitoringVariables = {
  METRICS_PORT: v.optional(described(port, 'serves Prometheus text at `/metrics` of this port', '9464')),
  METRICS_HOST: v.optional(described(text, 'the address that it listens on', '10.0.0.5'), '127.0.0.1'),
  DRAIN_SECONDS: v.optional(
    described(
      v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'must be 0 to 999'), v.transform(Number)),
      'how long a stop lets balancers and customers go elsewhere',
      '15',
    ),
    '0',
  ),
};
