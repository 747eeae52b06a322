import { ReadMark } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const PAGE = 'edges { cursor node { seq text isFromCustomer kind } }';
const INFO = 'pageInfo { startCursor endCursor hasPreviousPage hasNextPage }';
const ARGUMENTS = '$first: Int, $after: String, $last: Int, $before: String';
const GIVEN = 'first: $first, after: $after, last: $last, before: $before';
const OWN = `query ($reference: String!, ${ARGUMENTS}) {
  customerCase(reference: $reference) { unreadMessages messages(${GIVEN}) { ${PAGE} ${INFO} } } }`;
const STAFFS = `query ($reference: String!, ${ARGUMENTS}) {
  case(reference: $reference) { unreadMessages messages(${GIVEN}) { ${PAGE} ${INFO} } } }`;
const MARK = `mutation ($input: MarkReadInput!) {
  markRead(input: $input) { upToSeq case { reference unreadMessages } } }`;

interface Conversation {
  unreadMessages: number;
  messages: {
    edges: { cursor: string; node: { seq: number; text: string; isFromCustomer: boolean; kind: string } }[];
    pageInfo: { startCursor: string; endCursor: string; hasPreviousPage: boolean; hasNextPage: boolean };
  };
}

describe('the conversation of a case', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  async function read(made: TestCase, by: TestCaller, page: object = {}): Promise<Conversation> {
    const variables = { reference: made.reference, ...page };
    const query = by === made.customer ? OWN : STAFFS;
    const [answer] = Object.values(await by.data<Record<string, Conversation>>(query, variables));
    if (answer === undefined) throw new Error('The case was not answered.');
    return answer;
  }

  async function unread(made: TestCase, by: TestCaller): Promise<number> {
    return (await read(made, by)).unreadMessages;
  }

  async function mark(made: TestCase, by: TestCaller, upToSeq: number) {
    const { markRead } = await by.data<{
      markRead: { upToSeq: number; case: { reference: string; unreadMessages: number } };
    }>(MARK, { input: { reference: made.reference, upToSeq } });
    expect(markRead.case.reference).toBe(made.reference);
    return { upToSeq: markRead.upToSeq, unread: markRead.case.unreadMessages };
  }

  function texts({ messages }: Conversation): string[] {
    return messages.edges.map(({ node }) => node.text);
  }

  it('holds what both sides write, and leaves it to nobody to answer', async () => {
    const made = await testCase(test, office, 'asked');
    await made.act('sendMessage', { text: ' Do you need the statement? \n' }, made.customer);
    const after = await made.act('sendMessage', { text: 'Yes, please.' });
    expect(after.awaiting).toBe('CUSTOMER');
    const { messages } = await read(made, made.customer);
    expect(messages.edges.map(({ node }) => [node.kind, node.isFromCustomer, node.text])).toEqual([
      ['QUESTION', false, 'Which account was it?'],
      ['MESSAGE', true, 'Do you need the statement?'],
      ['MESSAGE', false, 'Yes, please.'],
    ]);
    expect(await read(made, office.auditor)).toMatchObject({ messages });
  });

  it('takes a browser that is both for staff, and in the portal for the customer', async () => {
    const made = await testCase(test, office);
    const send = async (headers: Record<string, string>) => {
      const response = await test.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { cookie: `${made.customer.cookie}; ${office.handler.cookie}`, ...headers },
        payload: {
          query:
            'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { case { allowedActions } } }',
          variables: { input: { reference: made.reference, text: 'Good morning.' } },
        },
      });
      return response.json<{ data: { sendMessage: { case: { allowedActions: string[] } } } }>().data
        .sendMessage.case.allowedActions;
    };
    expect(await send({})).toContain('startReview');
    expect(await send({ 'desk-client': 'portal' })).toContain('withdrawComplaint');
    const { messages } = await read(made, office.handler);
    expect(messages.edges.map(({ node }) => node.isFromCustomer)).toEqual([false, true]);
  });

  it('is with us again after one answer, however many questions were open', async () => {
    const made = await testCase(test, office, 'asked');
    await made.act('requestInformation', { question: 'And on which day?' });
    expect((await made.act('provideInformation')).awaiting).toBe('US');
    expect((await made.act('requestInformation')).awaiting).toBe('CUSTOMER');
  });

  it.each(['customer', 'auditor'])(
    'is read in pages from either end, each going on where the one before ended (%s)',
    async (who) => {
      const made = await testCase(test, office);
      const by = who === 'customer' ? made.customer : office.auditor;
      for (const text of ['1', '2', '3', '4', '5']) await made.act('sendMessage', { text });
      const first = await read(made, by, { first: 2 });
      expect(texts(first)).toEqual(['1', '2']);
      expect(first.messages.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
      const second = await read(made, by, { first: 3, after: first.messages.pageInfo.endCursor });
      expect(texts(second)).toEqual(['3', '4', '5']);
      expect(second.messages.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });

      const newest = await read(made, by, { last: 2 });
      expect(texts(newest)).toEqual(['4', '5']);
      expect(newest.messages.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
      await made.act('sendMessage', { text: '6' });
      const before = await read(made, by, { last: 3, before: newest.messages.pageInfo.startCursor });
      expect(texts(before)).toEqual(['1', '2', '3']);
      expect(before.messages.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
      const later = await read(made, by, { after: newest.messages.pageInfo.endCursor });
      expect(texts(later)[0]).toBe('6');
      expect(texts(await read(made, by)).at(-1)).toBe('6');
    },
  );

  it('is an empty page where nothing was written', async () => {
    const { messages } = await read(await testCase(test, office), office.handler);
    expect(messages).toEqual({
      edges: [],
      pageInfo: { startCursor: null, endCursor: null, hasPreviousPage: false, hasNextPage: false },
    });
  });

  it.each([
    ['a page of none', { first: 0 }, 'first'],
    ['a page of too many', { last: 101 }, 'last'],
    ['two sizes', { first: 1, last: 1 }, 'last'],
    ['a cursor of another list', { after: 'W10' }, 'after'],
    ['a cursor of nothing', { before: Buffer.from('message:0').toString('base64url') }, 'before'],
  ])('refuses %s', async (_what, page, path) => {
    const { reference } = await testCase(test, office);
    const error = await office.handler.refusal(STAFFS, { reference, ...page });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  it('counts for each side what the other wrote and it has not marked as read', async () => {
    const made = await testCase(test, office, 'asked');
    await made.act('postUpdate', { text: 'We asked the bank.' });
    const { lastSeq } = await made.act('sendMessage', { text: 'Thank you.' }, made.customer);
    expect(await unread(made, made.customer)).toBe(2);
    expect(await unread(made, office.handler)).toBe(1);

    const before = [await made.read(), await made.events()];
    expect(await mark(made, made.customer, lastSeq - 2)).toEqual({ upToSeq: lastSeq - 2, unread: 1 });
    expect(await mark(made, made.customer, lastSeq)).toEqual({ upToSeq: lastSeq, unread: 0 });
    expect(await mark(made, office.handler, lastSeq)).toEqual({ upToSeq: lastSeq, unread: 0 });
    // The mark of one member of staff is not that of another.
    expect(await unread(made, office.manager)).toBe(1);
    expect([await made.read(), await made.events()]).toEqual(before);

    await made.act('sendMessage', { text: 'One more thing.' }, made.customer);
    expect([await unread(made, office.handler), await unread(made, made.customer)]).toEqual([1, 0]);
    const list = await office.handler.data<{
      workQueue: { edges: { node: { reference: string; unreadMessages: number } }[] };
    }>('{ workQueue(first: 100) { edges { node { reference unreadMessages } } } }');
    const listed = list.workQueue.edges.find(({ node }) => node.reference === made.reference);
    expect(listed?.node.unreadMessages).toBe(1);
  });

  it('never moves a mark back, in whatever order marks arrive', async () => {
    const made = await testCase(test, office);
    const { lastSeq } = await made.act('sendMessage', { text: 'Hello.' });
    const marks = Array.from({ length: lastSeq }, (_, index) => mark(made, made.customer, lastSeq - index));
    await Promise.all(marks);
    expect(await mark(made, made.customer, 1)).toEqual({ upToSeq: lastSeq, unread: 0 });
    const rows = await test.desk.orm.em.fork().find(ReadMark, { caseFile: (await made.read()).id });
    expect(rows.map(({ reader, upToSeq }) => [reader, upToSeq])).toEqual([['CUSTOMER', lastSeq]]);
  });

  it('refuses a mark that nobody could have reached, and one by somebody without the case', async () => {
    const made = await testCase(test, office);
    const other = await testCase(test, office);
    const { reference, lastSeq } = await made.read();
    const before = await rowCounts(test.desk.orm);
    const refused: [TestCaller, number, string][] = [
      [made.customer, lastSeq + 1, 'BAD_USER_INPUT'],
      [office.handler, 0, 'BAD_USER_INPUT'],
      [other.customer, 1, 'NOT_FOUND'],
      [test.anonymous, 1, 'UNAUTHENTICATED'],
    ];
    for (const [by, upToSeq, code] of refused) {
      const error = await by.refusal(MARK, { input: { reference, upToSeq } });
      expect(error.extensions.code).toBe(code);
      if (code === 'BAD_USER_INPUT') expect(error.extensions.fields?.[0]?.path).toBe('upToSeq');
    }
    expect(await rowCounts(test.desk.orm)).toEqual(before);
  });
});
