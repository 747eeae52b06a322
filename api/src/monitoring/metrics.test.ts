import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';

let test: TestDesk;
let port: number;

beforeEach(async () => {
  port = await freePort();
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

it('tells watchers and the age of the queue', async () => {
  const watch = test.desk.hub.watch('a case');
  const text = await figures();
  expect(text).toMatch(/^desk_watchers(\{.*\})? 1$/m);
  expect(text).toMatch(/^desk_queue_age_seconds(\{.*\})? 0$/m);
  watch.end();
});

/** The exporter tells nobody which port it took, so that it cannot be asked for any. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
