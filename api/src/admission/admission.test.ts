import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBMIT } from '../testing/complaints.ts';
import { SIGN_IN } from '../testing/test-desk.ts';
import { startTestDesk, submit, TestSubscriber, type TestDesk } from '../testing/index.ts';

const STATUS = `query Status($reference: String!) {
  # A comment, and blanks that a client may change.
  caseStatus(reference: $reference) { __typename stage }
}`;
const PROGRESS = 'subscription Live($reference: String!) { caseProgress(reference: $reference) { stage } }';

describe('what strangers may send', () => {
  let test: TestDesk;
  let folder: string;
  let reference: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-operations-'));
    const file = join(folder, 'portal.json');
    await writeFile(file, JSON.stringify({ a: STATUS, b: PROGRESS, c: SUBMIT, d: SIGN_IN }));
    test = await startTestDesk(undefined, {
      ANONYMOUS_QUERIES: 'registered',
      PORTAL_OPERATIONS_FILE: file,
    });
    reference = (await submit(test.anonymous)).status.reference;
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    url = `ws://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/graphql`;
  });

  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('security test 6: is what our own pages send, whatever the blanks', async () => {
    const squeezed = 'query Status($reference:String!){caseStatus(reference:$reference){__typename stage}}';
    for (const query of [STATUS, squeezed]) {
      const { caseStatus } = await test.anonymous.data<{ caseStatus: object }>(query, { reference });
      expect(caseStatus).toEqual({ __typename: 'CaseStatus', stage: 'RECEIVED' });
    }
  });

  it.each([
    [
      'another field',
      'query Status($reference: String!) { caseStatus(reference: $reference) { __typename seq } }',
    ],
    ['introspection', '{ __schema { types { name } } }'],
    ['another operation beside', `${STATUS} query Other { procedure { version } }`],
    ['no GraphQL', '}{'],
  ])('security test 6: is nothing else: %s', async (_what, query) => {
    const error = await test.anonymous.refusal(query, { reference });
    expect(error.extensions).toEqual({ code: 'OPERATION_NOT_REGISTERED' });
  });

  it('security test 15: holds over the socket too', async () => {
    const watcher = new TestSubscriber<{ caseProgress: { stage: string } }>(url, PROGRESS, { reference });
    expect(await watcher.next()).toEqual({ caseProgress: { stage: 'RECEIVED' } });
    await watcher.close();
    const other = PROGRESS.replace('stage', 'stage seq');
    const stranger = new TestSubscriber(url, other, { reference });
    await expect(stranger.next()).rejects.toMatchObject([
      { extensions: { code: 'OPERATION_NOT_REGISTERED' } },
    ]);
    await stranger.close();
  });

  it('leaves staff free to ask anything within the limits', async () => {
    const handler = await test.staff('HANDLER');
    await handler.data('{ __schema { types { name } } }');
    const messages = 'messages(first: 50) { edges { node { text sentAt kind id } } }';
    const costly = `{ cases(first: 100) { edges { node { ${messages} } } } }`;
    const { extensions, message } = await handler.refusal(costly);
    expect(extensions.code).toBe('COST_LIMIT_EXCEEDED');
    expect(message).toContain('Ask for fewer things or smaller pages.');
  });

  it('refuses what costs too much as a mistake of the caller, not as a fault of ours', async () => {
    const handler = await test.staff('HANDLER');
    const query =
      '{ cases(first: 100) { edges { node { messages(first: 50) { edges { node { id kind text } } } } } } }';
    const headers = { cookie: handler.cookie };
    const answer = await test.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
    expect(answer.statusCode).toBe(400);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', 'subscription {'],
    ['GRAPHQL_VALIDATION_FAILED', PROGRESS.replace('stage', 'stag')],
    ['BAD_USER_INPUT', PROGRESS],
  ])('names a mistake over the socket as over HTTP: %s', async (code, query) => {
    const handler = await test.staff('HANDLER');
    const watcher = new TestSubscriber(url, query, { reference: 7 }, handler.cookie);
    await expect(watcher.next()).rejects.toMatchObject([{ extensions: { code } }]);
    await watcher.close();
  });

  it('security test 7: tells strangers nothing of the schema in production, and staff all', async () => {
    const query = '{ __schema { types { name } } }';
    expect((await test.anonymous.refusal(query)).extensions.code).toBe('OPERATION_NOT_REGISTERED');
    await (await test.staff('AUDITOR')).data(query);
  });

  it('security test 8: guesses nothing, and tells of no code of ours', async () => {
    const handler = await test.staff('HANDLER');
    const { message } = await handler.refusal('{ procedur { version } }');
    expect(message).toContain('Cannot query field "procedur"');
    expect(message).not.toMatch(/did you mean|node_modules|at \w+ \(/i);
  });

  it('security test 3: parses no more than 1,000 words and signs', async () => {
    const handler = await test.staff('HANDLER');
    const error = await handler.refusal(`{ procedure { ${'version '.repeat(1_000)} } }`);
    expect(error.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    expect(error.message).toContain('1000 tokens');
  });

  it('security test 5: answers no batch', async () => {
    const query = { query: STATUS, variables: { reference } };
    const answer = await test.app.inject({ method: 'POST', url: '/graphql', payload: [query, query] });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('RECEIVED');
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
  ])('security test 9: takes no %s', async (_what, headers) => {
    const payload = `{"query":"{ procedure { version } }"}`;
    const answer = await test.app.inject({ method: 'POST', url: '/graphql', headers, payload });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('version":');
  });

  it('security test 9 and 10: takes no GET without the preflight header, and no mutation by GET at all', async () => {
    const get = (query: string, headers: Record<string, string> = {}) =>
      test.app.inject({ url: `/graphql?query=${encodeURIComponent(query)}`, headers });
    expect((await get(STATUS)).statusCode).toBe(400);
    const mutation = await get(SIGN_IN, { 'graphql-require-preflight': '1' });
    expect(mutation.statusCode).toBe(405);
  });
});
