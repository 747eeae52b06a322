import { Notice, openDatabase } from '@desk/db';
import { createTestDatabase } from '@desk/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { complaintInput, SUBMIT, TEST_SECRET_KEY } from '../testing/index.ts';
import { DeskProcess } from '../testing/desk-process.ts';
import { hireHandler } from '../testing/overdue-cases.ts';
import { TestMailServer } from '../testing/test-mail-server.ts';

const patiently = { timeout: 60_000, interval: 20 };

test('a desk killed between sending a mail and marking it sends it once more, under the same Message-ID', async () => {
  const database = await createTestDatabase();
  const orm = await openDatabase(database.url);
  const server = await TestMailServer.start();
  const startDesk = () => {
    const desk = new DeskProcess({
      DATABASE_URL: database.url,
      NODE_ENV: 'test',
      SECRET_KEY: TEST_SECRET_KEY,
      SMTP_URL: server.url,
    });
    onTestFinished(() => void desk.child.kill('SIGKILL'));
    return desk;
  };
  await hireHandler(orm);

  server.holdAnswers();
  const killed = startDesk();
  const address = await killed.ready();
  const submitted = await fetch(`${address.replace('localhost', '127.0.0.1')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: SUBMIT, variables: { input: complaintInput() } }),
  });
  expect(submitted.status).toBe(200);
  await server.whenArrived(1);
  await killed.stop('SIGKILL');
  expect(await orm.em.fork().find(Notice, {})).toMatchObject([{ state: 'WAITING' }]);

  server.answerAgain();
  const restarted = startDesk();
  await expect.poll(() => orm.em.fork().count(Notice, { state: 'SENT' }), patiently).toBe(1);
  expect(await restarted.stop()).toBe(0);
  const ids = server.arrived.map(({ email }) => email.messageId);
  expect(ids).toEqual([ids[0], ids[0]]);
  await orm.close();
  await database.drop();
  await server.close();
}, 120_000);
