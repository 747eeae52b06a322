import * as v from 'valibot';
import { accessVariables } from './access/access-variables.ts';
import { admissionVariables } from './admission/admission-variables.ts';
import { databaseVariables } from './database-variables.ts';
import { described } from './described.ts';
import { filesVariables } from './files/files-variables.ts';
import { handOffVariables } from './hand-off/hand-off-variables.ts';
import { httpVariables } from './http/http-variables.ts';
import { intakeVariables } from './intake/intake-variables.ts';
import { logVariables } from './logs/log-variables.ts';
import { monitoringVariables } from './monitoring/monitoring-variables.ts';
import { mailVariables } from './notifications/mail-variables.ts';
import { openIdVariables } from './open-id/open-id-variables.ts';
import { playgroundVariables } from './playground/playground-variables.ts';
import { procedureVariables } from './publication/procedure-variables.ts';
import { pushVariables } from './push/push-variables.ts';
import { redisVariables } from './redis/redis-variables.ts';

/** Every variable with its meaning, an example and its default; `npm run codegen` writes the README's table of them. */
export const VariablesSchema = v.object({
  ...httpVariables,
  ...monitoringVariables,
  NODE_ENV: v.optional(
    described(
      v.picklist(['development', 'production', 'test'], 'must be development, production or test'),
      '`production`: no demonstration, and no start while the procedure has gaps',
      'production',
    ),
    'development',
  ),
  ...databaseVariables,
  ...redisVariables,
  ...accessVariables,
  ...filesVariables,
  ...handOffVariables,
  ...pushVariables,
  ...procedureVariables,
  ...playgroundVariables,
  ...openIdVariables,
  ...admissionVariables,
  ...mailVariables,
  ...intakeVariables,
  ...logVariables,
});

const EnvSchema = v.pipe(
  VariablesSchema,
  v.forward(
    v.partialCheck(
      [['NODE_ENV'], ['DATABASE_URL'], ['SECRET_KEY']],
      // Several processes may share the database, and each would make up a secret of its own.
      ({ NODE_ENV, DATABASE_URL, SECRET_KEY }) =>
        NODE_ENV !== 'production' || DATABASE_URL === undefined || SECRET_KEY !== undefined,
      'is missing: in production with DATABASE_URL every process needs the same one',
    ),
    ['SECRET_KEY'],
  ),
  v.forward(
    v.partialCheck(
      [['OIDC_ISSUER'], ['OIDC_CLIENT_ID'], ['OIDC_CLIENT_SECRET']],
      ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }) =>
        OIDC_ISSUER === undefined || (OIDC_CLIENT_ID !== undefined && OIDC_CLIENT_SECRET !== undefined),
      'needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    ),
    ['OIDC_ISSUER'],
  ),
  v.forward(
    v.partialCheck(
      [['OIDC_ISSUER'], ['NODE_ENV'], ['PUBLIC_URL']],
      ({ OIDC_ISSUER, NODE_ENV, PUBLIC_URL }) =>
        OIDC_ISSUER === undefined || NODE_ENV !== 'production' || PUBLIC_URL !== undefined,
      'is missing: the OpenID Connect provider sends people back to it',
    ),
    ['PUBLIC_URL'],
  ),
  v.forward(
    v.partialCheck(
      [['OIDC_ISSUER'], ['LOCAL_SIGN_IN']],
      ({ OIDC_ISSUER, LOCAL_SIGN_IN }) => LOCAL_SIGN_IN === 'on' || OIDC_ISSUER !== undefined,
      'may be off only with OIDC_ISSUER: else nobody could sign in',
    ),
    ['LOCAL_SIGN_IN'],
  ),
);

/** The settings of one process. */
export type Env = v.InferOutput<typeof EnvSchema>;

/** A variable that cannot be used as it is; the message lists every one. */
export class EnvError extends Error {}

/**
 * Reads the settings; the only reader of `process.env`.
 * @throws EnvError naming every variable that is wrong, not just the first
 */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const result = v.safeParse(EnvSchema, variables);
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'a variable'} ${issue.message}`);
  throw new EnvError(`Cannot start: ${problems.join('; ')}.`);
}
