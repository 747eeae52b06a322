import { resolve } from 'node:path';
import * as v from 'valibot';

const port = v.pipe(
  v.string(),
  v.regex(/^\d+$/, 'must be a number'),
  v.transform(Number),
  v.integer(),
  v.minValue(0, 'must be 0 to 65535'),
  v.maxValue(65_535, 'must be 0 to 65535'),
);
const path = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.transform((text) => resolve(text)),
);
const postgresUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\/.+/, 'must look like postgres://user:password@host:5432/database'),
);

const EnvSchema = v.object({
  NODE_ENV: v.optional(
    v.picklist(['development', 'production', 'test'], 'must be development, production or test'),
    'development',
  ),
  PORT: v.optional(port, '4000'),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
  PUBLIC_URL: v.optional(
    v.pipe(v.string(), v.url('must be a whole address such as https://help.example.com')),
  ),
  DATABASE_URL: v.optional(postgresUrl),
  DATABASE_POOL_SIZE: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'must be 1 to 999'), v.transform(Number)),
    '10',
  ),
  DATA_FOLDER: v.optional(path, '.data'),
  PORTAL_FOLDER: v.optional(path, 'portal/dist'),
  OPERATIONS_FOLDER: v.optional(path, 'schema/operations'),
  /** Values of our own in place of the shipped procedure's. */
  PROCEDURE_FILE: v.optional(path),
  UK_NATION: v.optional(
    v.picklist(
      ['england-and-wales', 'scotland', 'northern-ireland'],
      'must be england-and-wales, scotland or northern-ireland',
    ),
    'england-and-wales',
  ),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ),
    'warn',
  ),
});

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
