import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDatabase, Staff, type StaffRole } from '@desk/db';
import { createTestDatabase } from '@desk/db/testing';
import type { FastifyInstance } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import { createApp, createDesk } from '../app.ts';
import { hashPassword } from '../access/password.ts';
import type { Desk } from '../context.ts';
import { procedure } from '../procedure/procedure.ts';
import { readEnv } from '../env.ts';
import { passTime } from './pass-time.ts';
import { TestClock } from './test-clock.ts';
import { TestCaller } from './test-caller.ts';

/** What staff of test desks sign in with. */
export const PASSWORD = 'a password for tests';
/** Keeps test desks from writing a secret into the data folder. */
export const TEST_SECRET_KEY = '3fA9kQ7vL2xW8mZ5tR1yC6uH4jB0nD/e';

/** What a test desk's staff sign in with. */
export const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { staff { id } } }';

let passwordHash: Promise<string> | undefined;

/** The real app on a database of its own, with a clock that the test moves. */
export interface TestDesk {
  app: FastifyInstance;
  desk: Desk;
  clock: TestClock;
  databaseUrl: string;
  anonymous: TestCaller;
  /** Makes a member of staff and signs them in. */
  staff(role: StaffRole, name?: string): Promise<TestCaller & { id: string }>;
  /** Moves the clock on, such as by `{ days: 6 }`, and runs what the desk does by itself on the way. */
  pass(duration: Temporal.DurationLike): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param now where the clock stands, ISO 8601
 * @param variables settings beside those that every test desk has; with a DATABASE_URL it works on that database
 */
export async function startTestDesk(now?: string, variables: Record<string, string> = {}): Promise<TestDesk> {
  const { DATABASE_URL, DATABASE_REPLICA_URL } = variables;
  const database =
    DATABASE_URL === undefined
      ? await createTestDatabase()
      : { url: DATABASE_URL, drop: () => Promise.resolve() };
  const orm = await openDatabase(database.url, undefined, DATABASE_REPLICA_URL);
  const clock = new TestClock(now);
  const folder = join(tmpdir(), `desk-${randomUUID()}`);
  const env = readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    SECRET_KEY: TEST_SECRET_KEY,
    OPERATIONS_FOLDER: resolve(import.meta.dirname, '../../../schema/operations'),
    PORTAL_FOLDER: import.meta.dirname,
    DATA_FOLDER: folder,
    ...variables,
  });
  const desk = createDesk(orm, env, clock, procedure);
  await desk.procedures.publish(new Date(clock.now().epochMilliseconds));
  const app = await createApp(desk);
  await app.ready();
  return {
    app,
    desk,
    clock,
    databaseUrl: database.url,
    anonymous: new TestCaller(app),
    staff: (role, name) => signInAs(app, desk, role, name),
    pass: (duration) => passTime(desk, clock, duration),
    async close() {
      await app.close();
      await desk.jobs.stop();
      desk.post.close();
      await orm.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function signInAs(app: FastifyInstance, desk: Desk, role: StaffRole, name = `${role} ${randomUUID()}`) {
  const em = desk.orm.em.fork();
  const email = `${randomUUID()}@staff.example`;
  const staff = em.create(Staff, {
    name,
    email,
    role,
    passwordHash: await (passwordHash ??= hashPassword(PASSWORD)),
  });
  await em.flush();
  const caller = new TestCaller(app);
  await signIn(caller, email);
  return Object.assign(caller, { id: staff.id });
}

/** Signs a member of staff of a test desk in, as each of them must again after an hour's pause. */
export async function signIn(caller: TestCaller, email: string): Promise<void> {
  await caller.data(SIGN_IN, {
    input: { email, password: PASSWORD },
  });
}
