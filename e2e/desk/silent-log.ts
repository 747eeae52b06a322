import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { demoPassword } from './api.ts';

/** Shorter texts could stand in a log by chance. */
const SHORTEST = 6;

/** What people wrote, and where they are reached: columns whose values no log may hold. */
const WRITTEN = `
  select unnest(array[name, email, phone, postal_address]) as words from contact
  union select unnest(array[what_happened, desired_outcome, concerns, support_needs]) from complaint
  union select text from message union select text from note union select text from summary
  union select unnest(array[title, text]) from evidence
  union select unnest(array[summary, explanation, proposed_resolution]) from final_response
  union select unnest(array[reason, desired_outcome, summary, explanation]) from escalation
  union select comment from rating union select name from stored_file
  union select unnest(array[sender_name, sender_address, subject, text]) from received_mail
  union select unnest(array[email, password_hash, totp_secret]) from staff`;

/**
 * Reads what the desk logged during all stories (line 46 of the security table).
 * @throws Error with the first line that holds what somebody wrote, an address, a code, a token or a password
 */
export async function requireSilentLog(file: string, databaseUrl: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  // What the desk says at its start is for whoever starts it: the demonstration's people and their password.
  const log = lines.filter((line) => line.startsWith('{'));
  if (!log.some((line) => line.includes('"requestId"'))) throw new Error(`Nothing was logged in ${file}.`);
  const secrets = await readSecrets(databaseUrl);
  for (const secret of secrets) {
    const line = log.find((logged) => logged.includes(secret));
    if (line !== undefined) throw new Error(`The log holds “${secret}”, which it must not: ${line}`);
  }
  if (secrets.length < 20)
    throw new Error('Hardly anything was written in these stories; is this the right database?');
}

async function readSecrets(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const written = await client.query<{ words: string | null }>(WRITTEN);
    const mails = await client.query<{ raw: Buffer }>('select raw from mailbox_mail');
    const words = written.rows.map((row) => row.words ?? '');
    const sent = mails.rows.flatMap(({ raw }) => secretsOfMail(raw.toString()));
    const all = [demoPassword, ...words, ...sent].filter((secret) => secret.length >= SHORTEST);
    // As they would stand in a line of JSON.
    return [...new Set(all)].map((secret) => JSON.stringify(secret).slice(1, -1));
  } finally {
    await client.end();
  }
}

/** The tokens of the links of a mail, of its reply address, and its codes. */
function secretsOfMail(raw: string): string[] {
  const text = raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  const tokens = [...text.matchAll(/[#+/=]([\w-]{32,})/g)].map(([, token]) => token ?? '');
  const codes = text.match(/(?<![\w-])[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w-])/g) ?? [];
  return [...tokens, ...codes];
}
