import { openDatabase } from '@desk/db';
import { createTestDatabase } from '@desk/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { DeskProcess } from '../testing/desk-process.ts';
import { BrokenPromises, hireHandler, openOverdueCases } from '../testing/overdue-cases.ts';

const CASES = 60;
const patiently = { timeout: 60_000, interval: 20 };

test('a desk killed in the middle of its jobs does them all after it is back, and none twice', async () => {
  const database = await createTestDatabase();
  const orm = await openDatabase(database.url);
  const promises = new BrokenPromises(orm);
  const startDesk = () => {
    const desk = new DeskProcess({ DATABASE_URL: database.url, NODE_ENV: 'test' });
    onTestFinished(() => void desk.child.kill('SIGKILL'));
    return desk;
  };
  await hireHandler(orm);

  const killed = startDesk();
  await killed.ready();
  await openOverdueCases(orm, CASES);
  await expect.poll(() => promises.counted(), patiently).toBeGreaterThan(0);
  await killed.stop('SIGKILL');
  expect(await promises.counted()).toBeLessThan(CASES);

  const restarted = startDesk();
  await expect.poll(() => promises.counted(), patiently).toBe(CASES);
  expect(await restarted.stop()).toBe(0);
  expect(await promises.counted()).toBe(CASES);
  expect(await promises.messagesPerCase()).toEqual(Array.from({ length: CASES }, () => 1));
  await orm.close();
  await database.drop();
}, 150_000);
