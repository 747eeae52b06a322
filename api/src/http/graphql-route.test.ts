import type { AddressInfo } from 'node:net';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';

const VERSION = '{ procedure { version } }';
const STATUS = 'query Status($reference: String!) { caseStatus(reference: $reference) { stage } }';
const TWO = `${STATUS} query Version ${VERSION}`;
const PROGRESS = 'subscription ($reference: String!) { caseProgress(reference: $reference) { stage } }';
const SIGN_OUT = 'mutation { signOut { __typename } }';
const AS_JSON = 'application/json; charset=utf-8';
const AS_GRAPHQL = 'application/graphql-response+json; charset=utf-8';
const PREFLIGHT = { 'graphql-require-preflight': '1' };

let test: TestDesk;
let reference: string;

beforeAll(async () => {
  test = await startTestDesk();
  reference = (await submit(test.anonymous)).status.reference;
});

afterAll(() => test.close());

type Headers = Record<string, string>;
interface Body {
  data?: unknown;
  errors?: { message: string; extensions: { code: string } }[];
}

function post(payload: unknown, headers: Headers = {}) {
  return test.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
}

function get(query: Record<string, string>, headers: Headers = PREFLIGHT) {
  return test.app.inject({ url: '/graphql', query, headers });
}

it('keeps what the specification of GraphQL over HTTP asks of a server', async () => {
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = test.app.server.address() as AddressInfo;
  // A GET of ours says that no page elsewhere made a browser send it.
  const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, { ...init, headers: { ...init.headers, ...PREFLIGHT } });
  const audits = await auditServer({ url: `http://127.0.0.1:${port}/graphql`, fetchFn });
  const broken = audits.flatMap((audit) => (audit.status === 'ok' ? [] : [`${audit.status}: ${audit.name}`]));
  expect(audits.length).toBeGreaterThan(50);
  // A refusal is one by its status too, where the specification would rather have 200 for older clients.
  expect(broken).toEqual([
    'warn: SHOULD use 200 status code on document parsing failure when accepting application/json',
    'warn: SHOULD use 200 status code on document validation failure when accepting application/json',
    'warn: SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ]);
});

describe('what is answered', () => {
  it.each([
    ['nothing', undefined, AS_JSON],
    ['anything', '*/*', AS_JSON],
    ['JSON', 'application/json', AS_JSON],
    ['either, as the portal does', 'application/graphql-response+json, application/json', AS_GRAPHQL],
    ['JSON rather', 'application/graphql-response+json;q=0.5, application/json', AS_JSON],
  ])('comes in the form that was asked for: %s', async (_what, accept, type) => {
    const answer = await post({ query: STATUS, variables: { reference } }, accept ? { accept } : {});
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
    expect(answer.body).toBe('{"data":{"caseStatus":{"stage":"RECEIVED"}}}');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is one of several operations by its name, and a GET that only reads', async () => {
    const named = await post({ query: TWO, operationName: 'Version', variables: null });
    const got = await get({ query: STATUS, variables: JSON.stringify({ reference }) });
    expect(named.json<Body>().data).toEqual({ procedure: { version: '2026-11' } });
    expect(got.json<Body>().data).toEqual({ caseStatus: { stage: 'RECEIVED' } });
  });

  it('is whole, with its errors, when only a part of it failed', async () => {
    const query = `{ procedure { version } caseStatus(reference: "x") { stage } }`;
    const answer = await post({ query });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      data: { procedure: { version: '2026-11' }, caseStatus: null },
      errors: [{ path: ['caseStatus'], extensions: { code: 'REFERENCE_INVALID' } }],
    });
  });
});

describe('a mistake is refused under a code', () => {
  it.each<[string, number, string, unknown, Headers?]>([
    ['a form of answer that there is not', 406, 'BAD_REQUEST', { query: VERSION }, { accept: 'text/html' }],
    ['no body', 400, 'BAD_REQUEST', ''],
    ['a body that is no JSON', 400, 'BAD_REQUEST', '{'],
    ['a body that is no object', 400, 'BAD_REQUEST', 'null'],
    ['a batch', 400, 'BAD_REQUEST', [{ query: VERSION }]],
    ['no query', 400, 'BAD_REQUEST', {}],
    ['a query that is no text', 400, 'BAD_REQUEST', { query: 7 }],
    ['variables that are a text', 400, 'BAD_REQUEST', { query: VERSION, variables: '{}' }],
    ['a name that is no text', 400, 'BAD_REQUEST', { query: VERSION, operationName: 7 }],
    ['what is sent as plain text', 415, 'BAD_REQUEST', { query: VERSION }, { 'content-type': 'text/plain' }],
    ['what cannot be read', 400, 'GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['a field that there is not', 400, 'GRAPHQL_VALIDATION_FAILED', { query: '{ nothing }' }],
    ['one of several operations', 400, 'OPERATION_RESOLUTION_FAILURE', { query: TWO }],
    ['an unknown name', 400, 'OPERATION_RESOLUTION_FAILURE', { query: TWO, operationName: 'Other' }],
    ['a variable of another type', 400, 'BAD_USER_INPUT', { query: STATUS, variables: { reference: 7 } }],
    ['a missing variable', 400, 'BAD_USER_INPUT', { query: STATUS }],
    ['a subscription', 400, 'BAD_REQUEST', { query: PROGRESS, variables: { reference: 'x' } }],
  ])('%s: %d %s', async (_what, status, code, payload, headers) => {
    const answer = await post(payload, headers);
    const [error] = answer.json<Body>().errors ?? [];
    expect([answer.statusCode, error?.extensions]).toEqual([status, { code }]);
    expect(error?.message).toMatch(/./);
  });

  it.each<[string, number, Record<string, string>, Headers?]>([
    ['that a page elsewhere could have made a browser send', 400, { query: VERSION }, {}],
    ['that changes something', 405, { query: SIGN_OUT }],
    ['with variables that are no JSON', 400, { query: STATUS, variables: '{' }],
  ])('a GET %s: %d', async (_what, status, query, headers) => {
    const answer = await get(query, headers);
    expect([answer.statusCode, answer.json<Body>().errors?.[0]?.extensions]).toEqual([
      status,
      { code: 'BAD_REQUEST' },
    ]);
  });
});
