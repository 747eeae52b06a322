import { ReadAudit } from '@desk/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const READS = `query ($filter: AuditedReadFilterInput, $first: Int, $after: String) {
  auditedReads(filter: $filter, first: $first, after: $after) {
    edges { node { at basis isByToken kind what staff { name } reference } }
    pageInfo { endCursor hasNextPage }
  }
}`;
const OPEN = `query ($reference: String!) {
  case(reference: $reference) { contact { name } complaint { whatHappened } messages { edges { node { text } } } }
  caseHistory(reference: $reference) { seq }
}`;

interface Read {
  at: string;
  basis: string;
  isByToken: boolean;
  kind: string;
  what: string | null;
  staff: { name: string };
  reference: string;
}

interface Page {
  edges: { node: Read }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

let test: TestDesk;
let office: Office;
let made: TestCase;
let fileId: string;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
  made = await testCase(test, office, 'responded');
  const origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
  fileId = await made.sendFile(origin, { name: 'a.txt', content: Buffer.from('Words.') });
});

afterAll(() => test.close());

async function reads(filter: object, page: { first?: number; after?: string | null } = {}): Promise<Page> {
  const { auditedReads } = await office.auditor.data<{ auditedReads: Page }>(READS, { filter, ...page });
  return auditedReads;
}

const get = (caller: TestCaller, url: string) => test.app.inject({ url, headers: { cookie: caller.cookie } });

it('name who read what, when and why, the newest first; what customers read of their own is not noted', async () => {
  await office.handler.data(OPEN, { reference: made.reference });
  test.clock.advance({ minutes: 1 });
  await office.colleague.data(OPEN, { reference: made.reference });
  expect((await get(office.manager, `/files/${fileId}`)).statusCode).toBe(200);
  expect((await get(office.director, `/cases/${made.reference}/final-response.pdf`)).statusCode).toBe(200);
  expect((await get(made.customer, `/files/${fileId}`)).statusCode).toBe(200);
  const dates = '(from: "2026-11-01", to: "2026-11-30")';
  await office.director.data(`{ regulatoryCounts${dates} }`);
  await office.handler.data('{ cases { edges { node { reference stage } } } }');
  const { edges } = await reads({ reference: made.reference });
  const seen = edges.map(({ node: { staff, basis, kind, what } }) => [staff.name, basis, kind, what]);
  expect(seen.sort()).toEqual(
    [
      ['Amira Hassan', 'THE_HANDLER', 'CASE', null],
      ['Amira Hassan', 'THE_HANDLER', 'HISTORY', null],
      ['Amira Hassan', 'THE_HANDLER', 'MESSAGES', null],
      ['Grace Okafor', 'MANAGER', 'FILE', 'a.txt'],
      ['Helen Price', 'DIRECTOR', 'DOCUMENT', 'FINAL_RESPONSE'],
      ['Tom Ellis', 'HANDLER', 'CASE', null],
      ['Tom Ellis', 'HANDLER', 'HISTORY', null],
      ['Tom Ellis', 'HANDLER', 'MESSAGES', null],
    ].sort(),
  );
  const at = edges.map(({ node }) => node.at);
  expect(at).toEqual([...at].sort().reverse());
  expect(edges.every(({ node }) => node.reference === made.reference && !node.isByToken)).toBe(true);
});

it('are found by who, what and when, page by page', async () => {
  const { edges } = await reads({ staffId: office.colleague.id, kind: 'CASE' });
  expect(edges).toMatchObject([{ node: { staff: { name: 'Tom Ellis' }, kind: 'CASE' } }]);
  const at = edges[0]?.node.at;
  expect((await reads({ notBefore: at })).edges).toHaveLength(6);
  expect((await reads({ readBefore: at })).edges).toHaveLength(3);
  const whole = await reads({});
  const first = await reads({}, { first: 5 });
  const second = await reads({}, { first: 5, after: first.pageInfo.endCursor });
  expect([...first.edges, ...second.edges]).toEqual(whole.edges);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
});

it('name the figures that were taken out, which are of no single case', async () => {
  const { edges } = await reads({ kind: 'EXPORT' });
  expect(edges).toMatchObject([
    {
      node: {
        staff: { name: 'Helen Price' },
        what: 'regulatoryCounts 2026-11-01 2026-11-30',
        reference: null,
      },
    },
  ]);
});

it.each([
  [{ first: 0 }, 'BAD_USER_INPUT'],
  [{ first: 101 }, 'BAD_USER_INPUT'],
  [{ after: 'x' }, 'BAD_USER_INPUT'],
  [{ filter: { staffId: 'x' } }, 'BAD_USER_INPUT'],
  [{ filter: { reference: 'x' } }, 'REFERENCE_INVALID'],
])('refuse %j', async (variables, code) => {
  expect((await office.auditor.refusal(READS, variables)).extensions.code).toBe(code);
});

it('can be neither changed nor deleted by the desk', async () => {
  const em = test.desk.orm.em.fork();
  await expect(em.nativeDelete(ReadAudit, {})).rejects.toThrow('permission denied');
  await expect(em.nativeUpdate(ReadAudit, {}, { kind: 'FILE' })).rejects.toThrow('permission denied');
});
