import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chooseFreePort } from '@desk/db/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestDesk, submit, TestSubscriber, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice } from '../testing/test-office.ts';

let test: TestDesk;
let port: number;

beforeEach(async () => {
  port = await chooseFreePort();
  test = await startTestDesk(undefined, { METRICS_PORT: String(port) });
  await test.desk.metrics.start();
});

afterEach(async () => {
  await test.desk.metrics.stop();
  await test.close();
});

async function figures(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

it('counts operations by root field and code, never by a name that a client makes up', async () => {
  const { status } = await submit(test.anonymous);
  const { reference } = status;
  await test.anonymous.data('query Evil($r: String!) { x: caseStatus(reference: $r) { seq } }', {
    r: reference,
  });
  await test.anonymous.refusal('{ caseStatus(reference: "CON-X") { seq } }');
  await test.anonymous.refusal('{ nothingLikeIt }');
  const text = await figures();
  expect(text).toContain('desk_operations_total{operation="submitComplaint",code="ok"');
  expect(text).toContain('desk_operations_total{operation="caseStatus",code="ok"');
  expect(text).toContain('desk_operations_total{operation="caseStatus",code="REFERENCE_INVALID"');
  expect(text).toContain('desk_operations_total{operation="refused",code="GRAPHQL_VALIDATION_FAILED"');
  expect(text).toMatch(/desk_operation_seconds_bucket\{operation="submitComplaint"/);
  expect(text).not.toMatch(/Evil|nothingLikeIt/);
  expect(text).not.toContain(reference);
});

it('counts what goes over the socket, how long pushes take, and what became of promises', async () => {
  const office = await staffOffice(test);
  const origin = await test.app.listen({ port: 0 });
  const made = await testCase(test, office);
  const watch = (reference: string) =>
    new TestSubscriber<{ caseProgress: { seq: number } }>(
      `${origin.replace('http', 'ws')}/graphql`,
      'subscription Evil($r: String!) { x: caseProgress(reference: $r) { seq } }',
      { r: reference },
    );
  const watcher = watch(made.reference);
  await watcher.next();
  expect(await figures()).not.toContain('desk_push_seconds_count');
  await made.act('startReview');
  await watcher.next();
  await expect(watch('CON-X').next()).rejects.toThrow();
  await test.pass({ days: 6 });
  await watcher.next();

  const text = await figures();
  expect(valueOf(text, 'desk_operations_total', 'operation="caseProgress",code="ok"')).toBe(1);
  expect(valueOf(text, 'desk_operations_total', 'operation="caseProgress",code="REFERENCE_INVALID"')).toBe(1);
  expect(valueOf(text, 'desk_push_seconds_count')).toBeGreaterThanOrEqual(2);
  expect(valueOf(text, 'desk_promises_total', 'kind="ACKNOWLEDGEMENT",outcome="kept"')).toBe(1);
  expect(valueOf(text, 'desk_promises_total', 'kind="PROGRESS_UPDATE",outcome="missed"')).toBe(1);
  expect(valueOf(text, 'desk_watchers')).toBe(1);
  expect(valueOf(text, 'desk_queue_age_seconds')).toBeGreaterThanOrEqual(0);
  expect(valueOf(text, 'desk_wake_up_lag_seconds')).toBeLessThan(5);
  expect(text).not.toContain('Evil');
  // Those of Redis are there where it is used: `redis.test.ts`.
  expect(namesIn(text, /^# TYPE (desk_\w+)/gm)).toEqual(namesIn(await readme(), /`(desk_(?!redis)\w+)/g));
  await watcher.close();
});

/** A figure by its name and the begin of its labels. */
function valueOf(text: string, name: string, labels = ''): number {
  const line = text
    .split('\n')
    .find((told) => told.startsWith(`${name}{${labels}`) || told.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();
}

function readme(): Promise<string> {
  return readFile(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
}
