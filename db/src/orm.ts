import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
import type pg from 'pg';
import {
  AccessCode,
  AccessKey,
  AccessLink,
  AccessToken,
  Alert,
  CaseAccess,
  CaseEvent,
  CaseFile,
  Complaint,
  Contact,
  DeskKey,
  Escalation,
  Evidence,
  FinalResponse,
  HandOff,
  IdempotencyKey,
  Lesson,
  Letter,
  MailboxMail,
  Message,
  Note,
  Notice,
  PasswordLink,
  RateLimit,
  ProcedureVersion,
  PushSubscription,
  Rating,
  ReadAudit,
  ReadMark,
  ReceivedMail,
  RecoveryCode,
  Referral,
  Session,
  Staff,
  StoredFile,
  Summary,
  WakeUp,
} from './entities/index.ts';
import { APP_ROLE } from './entities/row-rights.ts';
import { migrationsList } from './migrations/index.ts';
import { keepAskers } from './stop-statement.ts';
import { takeBackBroken, WatchedClient } from './watched-client.ts';

/**
 * How the product's sessions behave: as its role, and never for ever. A process that stands still in the middle of a
 * transaction must not keep a case locked for the others.
 */
export const APP_SESSION = `-c role=${APP_ROLE} -c statement_timeout=15s -c idle_in_transaction_session_timeout=8s`;

/** How long anybody waits for a connection, new or from the pool. */
export const LONGEST_WAIT_MS = 8_000;

const entities = [
  AccessCode,
  AccessKey,
  AccessLink,
  AccessToken,
  Alert,
  CaseAccess,
  CaseEvent,
  CaseFile,
  Complaint,
  Contact,
  DeskKey,
  Escalation,
  Evidence,
  FinalResponse,
  HandOff,
  IdempotencyKey,
  Lesson,
  Letter,
  MailboxMail,
  Message,
  Note,
  Notice,
  PasswordLink,
  RateLimit,
  ProcedureVersion,
  PushSubscription,
  Rating,
  ReadAudit,
  ReadMark,
  ReceivedMail,
  RecoveryCode,
  Referral,
  Session,
  Staff,
  StoredFile,
  Summary,
  WakeUp,
];

/** Settings shared by the product, the migrations and the command line. */
export function ormConfig(url: string, overrides: Options = {}): Options {
  return defineConfig({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: {
      migrationsList,
      snapshotName: '.snapshot',
      pathTs: 'src/migrations',
      path: 'src/migrations',
      fileName: (timestamp, name = 'change') => `${timestamp}-${name}`,
      snapshotOnMigrate: false,
      silent: true,
    },
    forceUtcTimezone: true,
    ...overrides,
  });
}

/**
 * Connects as the restricted role that the product works under.
 * @param poolSize connections held open at most
 * @param replicaUrl a copy that only those reads go to which ask for it
 */
export function openDatabase(url: string, poolSize = 10, replicaUrl?: string): Promise<MikroORM> {
  return MikroORM.init(
    ormConfig(url, {
      preferReadReplicas: false,
      ...(replicaUrl === undefined ? {} : { replicas: [{ clientUrl: replicaUrl, name: 'replica' }] }),
      pool: { min: 0, max: poolSize },
      driverOptions: {
        Client: WatchedClient,
        options: APP_SESSION,
        connectionTimeoutMillis: LONGEST_WAIT_MS,
        onPoolCreated: (pool: pg.Pool) => {
          takeBackBroken(pool);
          keepAskers(pool);
        },
      },
    }),
  );
}
