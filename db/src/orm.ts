import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
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
  Escalation,
  Evidence,
  FinalResponse,
  IdempotencyKey,
  Lesson,
  Letter,
  MailboxMail,
  Message,
  Note,
  Notice,
  PasswordLink,
  RateLimit,
  Rating,
  ReadMark,
  ReceivedMail,
  RecoveryCode,
  Referral,
  Session,
  Staff,
  StoredFile,
  Summary,
} from './entities/index.ts';
import { migrationsList } from './migrations/index.ts';

/** The role that the product works under: it may add case events, never change or delete them. */
export const APP_ROLE = 'complaints_desk';

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
  Escalation,
  Evidence,
  FinalResponse,
  IdempotencyKey,
  Lesson,
  Letter,
  MailboxMail,
  Message,
  Note,
  Notice,
  PasswordLink,
  RateLimit,
  Rating,
  ReadMark,
  ReceivedMail,
  RecoveryCode,
  Referral,
  Session,
  Staff,
  StoredFile,
  Summary,
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
 */
export function openDatabase(url: string, poolSize = 10): Promise<MikroORM> {
  return MikroORM.init(
    ormConfig(url, {
      pool: { min: 0, max: poolSize },
      driverOptions: { options: `-c role=${APP_ROLE} -c statement_timeout=15s` },
    }),
  );
}
