import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const RESTRICT = 'mutation ($input: RestrictCaseInput!) { restrictCase(input: $input) { case { seq } } }';
const LIFT = 'mutation ($input: LiftRestrictionInput!) { liftRestriction(input: $input) { case { seq } } }';
const OPEN = `query ($reference: String!) {
  case(reference: $reference) { stage allowedActions erasableOn restriction { ground beganAt } }
}`;
const WORDS = [
  'case(reference: $reference) { contact { name } }',
  'case(reference: $reference) { complaint { whatHappened } }',
  'case(reference: $reference) { messages { edges { node { text } } } }',
  'case(reference: $reference) { notes { text } }',
  'case(reference: $reference) { notices { text } }',
  'case(reference: $reference) { summaries { text } }',
  'caseHistory(reference: $reference) { seq }',
  'receivedMail(reference: $reference, first: 5) { edges { node { text } } }',
].map((words) => `query ($reference: String!) { ${words} }`);
const FIND = 'query { cases(filter: { text: "marmalade" }) { edges { node { reference } } } }';
const RESTRICTED = 'query { cases(filter: { isRestricted: true }) { edges { node { reference } } } }';

interface Listed {
  list: { edges: { node: { reference: string; complaint: object | null } }[] };
}

let test: TestDesk;
let office: Office;
let made: TestCase;
let fileId: string;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
  const origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
  made = await testCase(test, office, 'review', { whatHappened: 'The marmalade never came.' });
  fileId = await made.sendFile(origin, { name: 'a.txt', content: Buffer.from('Words.') });
});

afterAll(() => test.close());

const file = async (caller: TestCaller): Promise<number> =>
  (await test.app.inject({ url: `/files/${fileId}`, headers: { cookie: caller.cookie } })).statusCode;

const found = async (caller: TestCaller, query: string): Promise<string[]> => {
  const { cases } = await caller.data<{ cases: { edges: { node: { reference: string } }[] } }>(query);
  return cases.edges.map(({ node }) => node.reference);
};

/** Done by a key, it happens once however often it is sent, and by that key nothing else does. */
const once = async (mutation: string, wanted: object): Promise<void> => {
  const input = { ...wanted, idempotencyKey: randomUUID() };
  const done = await office.director.data(mutation, { input });
  expect(await office.director.data(mutation, { input })).toEqual(done);
  const { extensions } = await office.director.refusal(mutation, {
    input: { ...input, message: 'Another.' },
  });
  expect(extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
};

it('begins with a word to the customer, and shows on the case and in the list', async () => {
  const { lastSeq } = await made.read();
  const input = { reference: made.reference, ground: 'ACCURACY', message: 'We check what you say is wrong.' };
  await once(RESTRICT, input);
  const added = (await made.events()).slice(lastSeq);
  expect(added.map(({ type, visibility }) => `${type} ${visibility}`)).toEqual([
    'messageSent CUSTOMER',
    'processingRestricted CUSTOMER',
  ]);
  const { case: seen } = await office.handler.data<{ case: object }>(OPEN, { reference: made.reference });
  expect(seen).toEqual({
    stage: 'REVIEW',
    allowedActions: [],
    erasableOn: null,
    restriction: { ground: 'ACCURACY', beganAt: '2026-11-23T10:12:00.000Z' },
  });
  expect(await found(office.handler, RESTRICTED)).toEqual([made.reference]);
  const again = await office.manager.refusal(RESTRICT, { input });
  expect(again.extensions.code).toBe('ACTION_NOT_POSSIBLE');
});

it('keeps every word from handlers, in search too, and from nobody who decides or audits', async () => {
  for (const query of WORDS) {
    const { extensions } = await office.handler.refusal(query, { reference: made.reference });
    expect([query, extensions.code]).toEqual([query, 'CASE_RESTRICTED']);
    await office.manager.data(query, { reference: made.reference });
    await office.auditor.data(query, { reference: made.reference });
  }
  expect([await file(office.handler), await file(office.director)]).toEqual([403, 200]);
  expect(await found(office.manager, FIND)).toEqual([]);
});

it('is one case without its words in a list that shows the others whole', async () => {
  const other = await testCase(test, office, 'acknowledged', { whatHappened: 'The bread was late.' });
  const lists = {
    cases: `query { list: cases(order: NEWEST) { edges { node { reference complaint { whatHappened } } } } }`,
    work: `query { list: workQueue { edges { node { reference complaint { whatHappened } } } } }`,
  };
  for (const query of Object.values(lists)) {
    const { data, errors } = await office.handler.send(query);
    const nodes = (data as unknown as Listed).list.edges.map(({ node }) => node);
    const restricted = nodes.findIndex(({ reference }) => reference === made.reference);
    expect(nodes).toHaveLength(2);
    expect(nodes[restricted]?.complaint).toBeNull();
    expect(nodes[1 - restricted]).toEqual({
      reference: other.reference,
      complaint: { whatHappened: 'The bread was late.' },
    });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['list', 'edges', restricted, 'node', 'complaint'], 'CASE_RESTRICTED'],
    ]);
  }
});

it('lets staff act on nothing, and the customer on all that is theirs', async () => {
  for (const action of ['startInvestigation', 'addNote', 'sendMessage', 'assignHandler'] as const) {
    await expect(made.act(action, {}, office.manager)).rejects.toThrow('CASE_RESTRICTED');
  }
  const { lastSeq } = await made.read();
  await made.act('sendMessage', { text: 'When will you know?' }, made.customer);
  expect((await made.read()).lastSeq).toBe(lastSeq + 1);
});

it('ends with a word to the customer; all is as before, and the history is whole', async () => {
  const input = { reference: made.reference, message: 'It was wrong, and we have put it right.' };
  const { extensions } = await office.handler.refusal(LIFT, { input });
  expect(extensions.code).toBe('FORBIDDEN');
  await once(LIFT, input);
  await office.handler.data(WORDS[0] ?? '', { reference: made.reference });
  expect(await file(office.handler)).toBe(200);
  expect(await found(office.handler, FIND)).toEqual([made.reference]);
  await made.act('startInvestigation');
  const verify =
    'query ($reference: String!) { verifyHistory(reference: $reference) { firstBroken { seq } } }';
  expect(await office.auditor.data(verify, { reference: made.reference })).toEqual({
    verifyHistory: { firstBroken: null },
  });
});
