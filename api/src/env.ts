import { isIP, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { LONGEST_LOCAL_PART, mailboxIn, type Mailbox } from './notifications/mailbox-address.ts';

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

const addresses = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((address) => address.trim())),
  v.check(
    (list) => list.every(isAddressOrNetwork),
    'must list addresses or networks, such as 10.0.0.5, 10.1.0.0/16',
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
  return url.protocol === 'imap:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

const VariablesSchema = v.object({
  NODE_ENV: v.optional(
    v.picklist(['development', 'production', 'test'], 'must be development, production or test'),
    'development',
  ),
  PORT: v.optional(port, '4000'),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
  METRICS_PORT: v.optional(port),
  METRICS_HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
  /** How long a stop lets balancers and customers go elsewhere. */
  DRAIN_SECONDS: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'must be 0 to 999'), v.transform(Number)),
    '0',
  ),
  /** The proxies in front of us, whose word on the address of a caller counts. */
  TRUSTED_PROXIES: v.optional(addresses),
  PUBLIC_URL: v.optional(
    v.pipe(v.string(), v.url('must be a whole address such as https://help.example.com')),
  ),
  DATABASE_URL: v.optional(postgresUrl),
  DATABASE_POOL_SIZE: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'must be 1 to 999'), v.transform(Number)),
    '10',
  ),
  /** The keys of every purpose are derived from it. */
  SECRET_KEY: v.optional(secret),
  DATA_FOLDER: v.optional(path, '.data'),
  PORTAL_FOLDER: v.optional(path, 'portal/dist'),
  OPERATIONS_FOLDER: v.optional(path, 'schema/operations'),
  /** The portal's documents, as its build writes them. */
  PORTAL_OPERATIONS_FILE: v.optional(path, 'portal/src/gql/persisted-documents.json'),
  /** What callers who have not signed in may send: anything within the limits, or what our own clients send. */
  ANONYMOUS_QUERIES: v.optional(v.picklist(['any', 'registered'], 'must be any or registered')),
  /** Where files lie instead of the data folder. */
  FILES_S3_URL: v.optional(bucketAddress),
  /** Files are scanned only with it. */
  CLAMD_URL: v.optional(clamdAddress),
  /** Values of our own in place of the shipped procedure's. */
  PROCEDURE_FILE: v.optional(path),
  UK_NATION: v.optional(
    v.picklist(
      ['england-and-wales', 'scotland', 'northern-ireland'],
      'must be england-and-wales, scotland or northern-ireland',
    ),
    'england-and-wales',
  ),
  /** Where mails leave; without it they are kept to be looked at. */
  SMTP_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^smtps?:\/\/[^\s/]+\/?$/, 'must look like smtps://user:password@mail.example.com:465'),
    ),
  ),
  MAIL_FROM: v.optional(mailbox),
  /** Where mail servers hand over what comes for us. */
  INBOUND_SMTP_PORT: v.optional(port),
  /** LMTP is what mail servers speak to the programs on their own machine. */
  INBOUND_PROTOCOL: v.optional(v.picklist(['smtp', 'lmtp'], 'must be smtp or lmtp'), 'smtp'),
  INBOUND_SMTP_HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
  /** The mailbox that is read for mail to us. */
  IMAP_URL: v.optional(imapUrl),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
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
