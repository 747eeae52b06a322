// `npm run staff -- …`: makes, lists, resets and deactivates the accounts of staff.
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { onDatabase, runCommand } from '../command.ts';
import { readEnv } from '../env.ts';
import { manageStaff } from './manage-staff.ts';

async function manage(): Promise<string> {
  const text = { type: 'string' } as const;
  const options = { name: text, email: text, role: text };
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const env = readEnv();
  const site = env.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${env.PORT}`;
  return onDatabase(env, async (orm) => {
    const desk = { orm, now: systemClock.now(), site, issuer: env.OIDC_ISSUER };
    return `${await manageStaff(desk, positionals, values)}\n`;
  });
}

runCommand(manage);
