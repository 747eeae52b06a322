import { migrate, openDatabase } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createDesk } from './app.ts';
import { systemClock } from './clock.ts';
import type { Desk } from './context.ts';
import { readEnv, type Env } from './env.ts';
import { openServer } from './open-server.ts';
import { readProcedure } from './publication/procedure-file.ts';

/** Runs a command of the operator: prints what it answers, or the sentence of its error, with which it fails. */
export function runCommand(command: () => Promise<string>): void {
  command().then(
    (printed) => process.stdout.write(printed),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

/** Works on the desk's database, brought to this release, and lets go of it. */
export async function onDatabase<Result>(
  env: Env,
  work: (orm: MikroORM) => Promise<Result>,
): Promise<Result> {
  const server = await openServer(env);
  try {
    await migrate(server.url);
    const orm = await openDatabase(server.url, env.DATABASE_POOL_SIZE);
    try {
      return await work(orm);
    } finally {
      await orm.close();
    }
  } finally {
    await server.stop();
  }
}

/** Works as a desk that serves nobody. */
export async function asDesk<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const env = readEnv();
  const procedure = await readProcedure(env.PROCEDURE_FILE);
  return onDatabase(env, async (orm) => {
    const desk = createDesk(orm, env, systemClock, procedure);
    try {
      return await work(desk);
    } finally {
      await desk.jobs.stop();
    }
  });
}
