// `npm run staff -- …`: makes, lists, resets and deactivates the accounts of staff.
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@desk/db';
import { systemClock } from '../clock.ts';
import { readEnv } from '../env.ts';
import { openServer } from '../open-server.ts';
import { manageStaff } from './manage-staff.ts';

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { name: text, email: text, role: text };
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const env = readEnv();
  const site = env.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${env.PORT}`;
  const server = await openServer(env);
  try {
    await migrate(server.url);
    const orm = await openDatabase(server.url, env.DATABASE_POOL_SIZE);
    try {
      const printed = await manageStaff(
        { orm, now: systemClock.now(), site, issuer: env.OIDC_ISSUER },
        positionals,
        values,
      );
      process.stdout.write(`${printed}\n`);
    } finally {
      await orm.close();
    }
  } finally {
    await server.stop();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
