import { migrate, openDatabase } from '@desk/db';
import { createApp, createDesk } from './app.ts';
import { systemClock } from './clock.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { welcome } from './demo/welcome.ts';
import { Clocks } from './jobs/clocks.ts';
import { readEnv } from './env.ts';
import { requireMail } from './notifications/require-mail.ts';
import { startIntake } from './intake/start-intake.ts';
import { openServer } from './open-server.ts';
import { readProcedure } from './publication/procedure-file.ts';
import { refuseBrackets } from './publication/refuse-brackets.ts';
import { stopInOrder } from './stop-in-order.ts';

/**
 * Who connects while we are busy waits in a line of the kernel's. With the usual 511, ten thousand that came back at once
 * overflowed it, and were only heard after the seconds that TCP waits before it tries again.
 */
const BACKLOG = 4_096;

async function start(): Promise<void> {
  const env = readEnv();
  const procedure = await readProcedure(env.PROCEDURE_FILE);
  refuseBrackets(procedure, env.NODE_ENV);
  requireMail(env);
  const database = await openServer(env);
  const stopped = stopInOrder(() => database.stop(), exitWith);
  try {
    await migrate(database.url);
    const orm = await openDatabase(database.url, env.DATABASE_POOL_SIZE, env.DATABASE_REPLICA_URL);
    stopped.first(() => orm.close());
    const desk = createDesk(orm, env, systemClock, procedure);
    const clocks = new Clocks(desk);
    stopped.first(() => clocks.stop());
    desk.replica.start();
    stopped.first(() => desk.replica.stop());
    await desk.procedures.publish(new Date());
    if (env.NODE_ENV !== 'production') await seedDemo(desk);
    const app = await createApp(desk);
    stopped.first(() => app.close());
    await desk.metrics.start();
    stopped.first(() => desk.metrics.stop());
    desk.isStarting = true;
    const address = await app.listen({ port: env.PORT, host: env.HOST, backlog: BACKLOG });
    if (env.PUBLIC_URL === undefined) desk.site = address.replace('127.0.0.1', 'localhost');
    await clocks.start();
    const intake = await startIntake(desk);
    stopped.first(() => intake.stop());
    stopped.first(() => desk.drain.begin(env.DRAIN_SECONDS * 1000));
    desk.isStarting = false;
    process.stdout.write(await welcome(desk, intake.smtpAddress));
  } catch (error) {
    await stopped.now();
    throw error;
  }
}

function exitWith(error: unknown): never {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port ?? ''} is in use: stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} may not be opened by this user: set PORT above 1023.`;
  return error.message;
}

start().catch(exitWith);
