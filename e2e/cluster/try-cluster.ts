import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../faults/client.ts';
import { Watcher } from '../faults/watcher.ts';
import { Cluster } from './cluster.ts';
import { freePort } from '../desk/free-port.ts';

const SUBMIT = `mutation ($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) { status { reference } }
}`;
const WRITE = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { case { seq } } }';
const MESSAGES = 8;
const POLL_MS = 20;
const PATIENCE_MS = 30_000;

const folder = await mkdtemp(join(tmpdir(), 'desk-cluster-'));
const cluster = await Cluster.start({ folder, port: await freePort(), size: 2 });
try {
  await tryOut();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
} finally {
  await cluster.stop();
}

/** What one desk takes, whoever watches at the other is told of; and one of them may go. */
async function tryOut(): Promise<void> {
  const customer = new Client([cluster.address]);
  const { submitComplaint } = await customer.ask<{ submitComplaint: { status: { reference: string } } }>(
    SUBMIT,
    {
      input: {
        idempotencyKey: randomUUID(),
        whatHappened: 'A payment never arrived.',
        category: 'PAYMENT',
        contact: { name: 'Rosa Lindqvist', email: 'rosa@mail.example' },
      },
    },
  );
  const { reference } = submitComplaint.status;
  const behindBalancer = new Watcher([cluster.address], reference, customer.cookie);
  const atEach = cluster.desks.map(({ address }) => new Watcher([address], reference, customer.cookie));
  for (let message = 0; message < MESSAGES; message++) await write(customer, reference, `Message ${message}`);
  await Promise.all([behindBalancer, ...atEach].map((watcher) => seesMessages(watcher, MESSAGES)));

  for (const watcher of atEach) await watcher.close();
  await cluster.desks[1]?.process.end();
  await write(customer, reference, 'One of the two is gone.');
  await seesMessages(behindBalancer, MESSAGES + 1);
  await behindBalancer.close();
}

async function write(customer: Client, reference: string, text: string): Promise<void> {
  await customer.askUntilAnswered(WRITE, { input: { reference, text, idempotencyKey: randomUUID() } });
}

/** Waits until a watcher was told of so many messages; each event once, and none left out. */
async function seesMessages(watcher: Watcher, count: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  const messages = () => watcher.seen.filter(({ type }) => type === 'messageSent').length;
  while (messages() < count && Date.now() < until) await pause(POLL_MS);
  const seqs = watcher.seen.map(({ seq }) => seq);
  const whole = Array.from({ length: seqs.at(-1) ?? 0 }, (_, index) => index + 1);
  assert.equal(messages(), count, `A watcher saw ${JSON.stringify(watcher.seen)}`);
  assert.deepEqual(seqs, whole);
}
