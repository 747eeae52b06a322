import { isIP, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { described, isThisMachine } from './described.ts';
import { KNOWN_PUSH_SERVICES } from './push/push-services.ts';
import { LONGEST_LOCAL_PART, mailboxIn, type Mailbox } from './notifications/mailbox-address.ts';
import { openIdVariables } from './open-id/open-id-variables.ts';

const port = v.pipe(
  v.string(),
  v.regex(/^\d+$/, 'must be a number'),
  v.transform(Number),
  v.integer(),
  v.minValue(0, 'must be 0 to 65535'),
  v.maxValue(65_535, 'must be 0 to 65535'),
);
const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const path = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.transform((text) => resolve(text)),
);
const postgresUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\/.+/, 'must look like postgres://user:password@host:5432/database'),
);
const redisUrl = v.pipe(
  v.string(),
  v.regex(/^rediss?:\/\/.+/, 'must look like redis://user:password@host:6379, or rediss:// for TLS'),
);

const addresses = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((address) => address.trim())),
  v.check(
    (list) => list.every(isAddressOrNetwork),
    'must list addresses or networks, such as 10.0.0.5, 10.1.0.0/16',
  ),
);
const origins = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((origin) => origin.trim())),
  v.check(
    (list) => list.every((origin) => /^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(origin)),
    'must list origins, such as https://push.example.com, https://*.push.example.com',
  ),
);
/** Words that stand in manuals and examples, never in a random text. */
const PLACEHOLDER = /change.?me|secret|default|example|password/i;
const FEWEST_DIFFERENT_CHARACTERS = 10;
const secret = v.pipe(
  v.string(),
  v.minLength(32, 'must have at least 32 characters'),
  v.check(
    (text) => !PLACEHOLDER.test(text) && new Set(text).size >= FEWEST_DIFFERENT_CHARACTERS,
    'must be random, such as what `openssl rand -base64 32` prints',
  ),
);

const mailbox = v.pipe(
  v.string(),
  v.rawTransform<string, Mailbox>(({ dataset, addIssue, NEVER }) => {
    const from = mailboxIn(dataset.value);
    if (from !== null) return from;
    addIssue({ message: 'must be an address such as Complaints <complaints@example.com>' });
    return NEVER;
  }),
  v.check(
    ({ address }) => address.indexOf('@') <= LONGEST_LOCAL_PART,
    `may have up to ${LONGEST_LOCAL_PART} characters before the @, since answers come to an address with more`,
  ),
);

/** A bucket of an S3-compatible service. */
const bucketAddress = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && /^https?:$/.test(url.protocol) && /^\/[^/]+$/.test(url.pathname);
  }, 'must look like https://KEY:SECRET@s3.example.com/bucket?region=eu-west-2, with %-signs in the secret escaped'),
  v.transform((text) => new URL(text)),
);

const CLAMD_ADDRESS = /^(?:tcp:\/\/(?<host>[^:/]+|\[[^\]]+\]):(?<port>\d{1,5})|unix:(?<path>\/.+))$/;
const clamdAddress = v.pipe(
  v.string(),
  v.regex(CLAMD_ADDRESS, 'must look like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl'),
  v.transform((text) => {
    const { host = '', port = '', path } = CLAMD_ADDRESS.exec(text)?.groups ?? {};
    return path === undefined ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : { path };
  }),
);
/** Passwords go over the line: without TLS only to this very machine. */
const imapUrl = v.pipe(
  v.string(),
  v.check(
    isImapUrl,
    'must look like imaps://user:password@mail.example.com/INBOX; imap:// serves for a server on this machine',
  ),
);

function isImapUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username === '' || url.hostname === '') return false;
  if (url.protocol === 'imaps:') return true;
  return url.protocol === 'imap:' && isThisMachine(url);
}

/** Every variable with its meaning, an example and its default; `npm run codegen` writes the README's table of them. */
export const VariablesSchema = v.object({
  PORT: v.optional(described(port, 'the one port; `0` takes any that is free', '8080'), '4000'),
  HOST: v.optional(described(text, 'the address to listen on; `0.0.0.0` for all', '0.0.0.0'), '127.0.0.1'),
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
  PUBLIC_URL: v.optional(
    described(
      v.pipe(v.string(), v.url('must be a whole address such as https://help.example.com')),
      'the address that customers use; with `https:` cookies are `Secure` and `__Host-`',
      'https://help.example.com',
    ),
  ),
  TRUSTED_PROXIES: v.optional(
    described(
      addresses,
      'addresses or networks of the proxies in front; only their `X-Forwarded-For` counts',
      '10.0.0.5, 10.1.0.0/16',
    ),
  ),
  NODE_ENV: v.optional(
    described(
      v.picklist(['development', 'production', 'test'], 'must be development, production or test'),
      '`production`: no demonstration, and no start while the procedure has gaps',
      'production',
    ),
    'development',
  ),
  DATABASE_URL: v.optional(
    described(
      postgresUrl,
      'a PostgreSQL 18 server to use instead of the embedded one',
      'postgres://owner:password@10.0.0.7/complaints',
    ),
  ),
  DATABASE_REPLICA_URL: v.optional(
    described(
      postgresUrl,
      'a streaming replica of it, from which lists, reports and public statuses are read, but for those who have just written',
      'postgres://owner:password@10.0.0.8/complaints',
    ),
  ),
  DATABASE_POOL_SIZE: v.optional(
    described(
      v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'must be 1 to 999'), v.transform(Number)),
      'connections held at most',
      '20',
    ),
    '10',
  ),
  REDIS_URL: v.optional(
    described(
      redisUrl,
      'a Redis 7 or Valkey that carries wake-ups and counts tries for all processes; while it is away all works on, live updates a few seconds late',
      'rediss://user:password@10.0.0.8:6379',
    ),
  ),
  SECRET_KEY: v.optional(
    described(
      secret,
      'derives the keys for codes, links and sessions; else made once and kept in `DATA_FOLDER/secret-key`',
      'what `openssl rand -base64 32` prints',
    ),
  ),
  DATA_FOLDER: v.optional(
    described(
      path,
      'where the embedded PostgreSQL keeps its data, and the files that people send',
      '/var/lib/complaints-desk',
    ),
    '.data',
  ),
  FILES_S3_URL: v.optional(
    described(
      bucketAddress,
      'keeps files in a bucket of an S3 service instead',
      'https://KEY:SECRET@s3.example.com/bucket?region=eu-west-2',
    ),
  ),
  CLAMD_URL: v.optional(
    described(
      clamdAddress,
      'scans files by ClamAV; `unix:/run/clamav/clamd.ctl` for a local socket',
      'tcp://127.0.0.1:3310',
    ),
  ),
  DASHBOARD_KEY: v.optional(
    described(
      secret,
      'the secret that it shares with the dashboard, which hands customers over with it (see below)',
      'what `openssl rand -base64 32` prints',
    ),
  ),
  PUSH_SERVICES: v.optional(
    described(
      origins,
      'where notices of news to browsers may go; by default the push services of the browsers’ makers',
      'https://fcm.googleapis.com, https://*.push.apple.com',
    ),
    KNOWN_PUSH_SERVICES.join(','),
  ),
  PROCEDURE_FILE: v.optional(
    described(
      path,
      'a JSON file with this company’s values of the procedure (see below)',
      '/etc/complaints-desk/procedure.json',
    ),
  ),
  UK_NATION: v.optional(
    described(
      v.picklist(
        ['england-and-wales', 'scotland', 'northern-ireland'],
        'must be england-and-wales, scotland or northern-ireland',
      ),
      'whose bank holidays count: also `scotland`, `northern-ireland`',
      'scotland',
    ),
    'england-and-wales',
  ),
  PORTAL_FOLDER: v.optional(described(path, 'the built portal', '/srv/portal'), 'portal/dist'),
  OPERATIONS_FOLDER: v.optional(
    described(path, 'the saved operations that open as the playground’s tabs', '/srv/operations'),
    'schema/operations',
  ),
  ...openIdVariables,
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
  SMTP_URL: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(/^smtps?:\/\/[^\s/]+\/?$/, 'must look like smtps://user:password@mail.example.com:465'),
      ),
      'where mails leave; needed in production; without it mails are kept at `/mailbox`',
      'smtps://user:password@mail.example.com:465',
    ),
  ),
  MAIL_FROM: v.optional(
    described(
      mailbox,
      'the sender; without it the procedure’s email address',
      'Complaints <complaints@example.com>',
    ),
  ),
  INBOUND_SMTP_PORT: v.optional(
    described(
      port,
      'where mail servers hand over mail to the sender’s address: `2525`, none in production; a port that is taken never keeps the desk from starting',
      '2525',
    ),
  ),
  INBOUND_PROTOCOL: v.optional(
    described(
      v.picklist(['smtp', 'lmtp'], 'must be smtp or lmtp'),
      '`lmtp` for a mail server that hands over by LMTP',
      'lmtp',
    ),
    'smtp',
  ),
  INBOUND_SMTP_HOST: v.optional(described(text, 'the address that it listens on', '10.0.0.5'), '127.0.0.1'),
  IMAP_URL: v.optional(
    described(imapUrl, 'a mailbox to read', 'imaps://user:password@mail.example.com/INBOX'),
  ),
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

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32));
}
