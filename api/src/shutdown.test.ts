import { setTimeout as after } from 'node:timers/promises';
import { Notice, openDatabase } from '@desk/db';
import { createTestDatabase } from '@desk/db/testing';
import { createClient } from 'graphql-ws';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { complaintInput, SUBMIT, TEST_SECRET_KEY, type Submitted } from './testing/index.ts';
import { DeskProcess } from './testing/desk-process.ts';
import { hireHandler } from './testing/overdue-cases.ts';
import { TestMailServer } from './testing/test-mail-server.ts';

test('a desk told to stop drains: not ready, sockets told to come back, jobs finished; a second signal ends it', async () => {
  const database = await createTestDatabase();
  const orm = await openDatabase(database.url);
  const server = await TestMailServer.start();
  onTestFinished(async () => {
    await orm.close();
    await database.drop();
    await server.close();
  });
  await hireHandler(orm);
  const startDesk = () => {
    const desk = new DeskProcess({
      DATABASE_URL: database.url,
      NODE_ENV: 'test',
      SECRET_KEY: TEST_SECRET_KEY,
      SMTP_URL: server.url,
      DRAIN_SECONDS: '3',
    });
    onTestFinished(() => void desk.child.kill('SIGKILL'));
    return desk;
  };

  server.holdAnswers();
  const desk = startDesk();
  const address = (await desk.ready()).replace('localhost', '127.0.0.1');
  const reference = await submit(address);
  // The job that sends this mail is in hand from now on.
  await server.whenArrived(1);
  const { closed } = await watch(address, reference);

  desk.child.kill('SIGTERM');
  await expect
    .poll(async () => (await fetch(`${address}/health/ready`)).status, { timeout: 10_000, interval: 20 })
    .toBe(503);
  const { code, reason } = await closed;
  expect(code).toBe(1012);
  expect(reason).toMatch(/^retry in \d+ ms$/);
  server.release();
  expect(await desk.ended()).toBe(0);
  // The mail was taken and marked: the database was there until the job had ended.
  expect(await orm.em.fork().find(Notice, {})).toMatchObject([{ state: 'SENT' }]);

  server.holdAnswers();
  const hasty = startDesk();
  await submit((await hasty.ready()).replace('localhost', '127.0.0.1'));
  await server.whenArrived(2);
  hasty.child.kill('SIGTERM');
  // A signal that follows at once is taken for the same one.
  await after(1_500);
  hasty.child.kill('SIGTERM');
  expect(await hasty.ended()).toBe(1);
  expect(hasty.output).toContain('Stopped at once.');
}, 120_000);

async function submit(address: string): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: SUBMIT, variables: { input: complaintInput() } }),
  });
  const { data } = (await response.json()) as { data: Submitted };
  return data.submitComplaint.status.reference;
}

/** Watches a case, and resolves once it does. `closed` resolves when the socket is closed. */
async function watch(address: string, reference: string) {
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    client.on('closed', (event) => {
      resolve(event as { code: number; reason: string });
    });
  });
  const progress = client.iterate({
    query: 'subscription ($r: String!) { caseProgress(reference: $r) { seq } }',
    variables: { r: reference },
  });
  await progress.next();
  progress.next().catch(() => undefined);
  return { closed };
}
