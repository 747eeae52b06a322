import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowCounts } from '../testing/row-counts.ts';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { corpusMail, letter, mailWords, smtpMail } from '../testing/mails.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { takeIn } from './take-in.ts';

const MAIL =
  'id kind state reasons senderName senderAddress subject text newText receivedAt dismissal settledAt settledBy { name } case { reference } attachments { name mediaType byteSize refusal }';
const UNMATCHED = `query ($first: Int, $after: String) { unmatchedMail(first: $first, after: $after) { edges { cursor node { ${MAIL} } } pageInfo { endCursor hasNextPage } } }`;
const RECEIVED = `query ($kind: MailKind, $state: MailState, $reference: String, $first: Int, $after: String) { receivedMail(kind: $kind, state: $state, reference: $reference, first: $first, after: $after) { edges { node { ${MAIL} } } pageInfo { endCursor hasNextPage } } }`;
const FILE = `mutation ($input: FileMailInput!) { fileMail(input: $input) { mail { ${MAIL} } case { reference category stage receivedAt complaint { whatHappened } messages(last: 1) { edges { node { text isFromCustomer } } } notes { text author { name } } } } }`;
const DISMISS = `mutation ($input: DismissMailInput!) { dismissMail(input: $input) { mail { ${MAIL} } } }`;

interface Mail {
  id: string;
  subject: string;
  state: string;
  settledBy: { name: string } | null;
}
interface Page {
  edges: { cursor: string; node: Mail }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

describe('mail for staff', () => {
  let test: TestDesk;
  let office: Office;
  let turn = 0;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  it.each([
    ['unmatchedMail', UNMATCHED, {}],
    ['receivedMail', RECEIVED, {}],
    ['fileMail', FILE, { input: { mailId: randomUUID(), idempotencyKey: randomUUID() } }],
    ['dismissMail', DISMISS, { input: { mailId: randomUUID(), reason: 'Spam' } }],
  ])('shows %s to staff only', async (_name, query, variables) => {
    const { extensions } = await test.anonymous.refusal(query, variables);
    expect(extensions.code).toBe('UNAUTHENTICATED');
  });

  it('lists what waits, the longest first, page by page', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 3; number++) ids.push(await strangersMail());
    const first = await unmatched({ first: 2 });
    const second = await unmatched({ first: 2, after: first.pageInfo.endCursor });
    const found = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(found).toEqual(ids);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it.each([
    ['a page of none', { first: 0 }, 'first'],
    ['a cursor of another list', { after: 'bWVzc2FnZTox' }, 'after'],
  ])('refuses %s', async (_what, variables, path) => {
    const { extensions } = await office.handler.refusal(UNMATCHED, variables);
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  it('finds mails by what they are, what became of them, and their case', async () => {
    await programsMail('newsletter');
    const { status } = await submit(test.anonymous);
    const words = await mailWords(test.desk, status.reference, status.reference);
    await take(await corpusMail('gmail-reply', words, 'found'));
    expect(await received({ kind: 'LIST' })).toMatchObject([{ subject: '50 % off', state: 'IGNORED' }]);
    expect(await received({ reference: status.reference })).toMatchObject([
      {
        state: 'ADDED_TO_CASE',
        newText: 'It was the account ending in 12.',
        case: { reference: status.reference },
      },
    ]);
    expect(await received({ state: 'OPENED_CASE' })).toEqual([]);
  });

  it('puts a mail of somebody else on a case, in their name, and notes who did it', async () => {
    const known = await testCase(test, office);
    const mailId = await strangersMail();
    const input = { mailId, reference: known.reference, idempotencyKey: randomUUID() };
    const filed = await office.handler.data(FILE, { input });
    expect(filed).toMatchObject({
      fileMail: {
        mail: { state: 'FILED', settledBy: { name: 'Amira Hassan' }, case: { reference: known.reference } },
        case: {
          reference: known.reference,
          messages: {
            edges: [
              {
                node: {
                  text: 'Neighbour <neighbour@mail.example> wrote:\n\nI only know the reference number.',
                  isFromCustomer: true,
                },
              },
            ],
          },
          notes: [{ author: { name: 'Amira Hassan' } }],
        },
      },
    });
    const before = await rowCounts(test.desk.orm);
    expect(await office.handler.data(FILE, { input })).toEqual(filed);
    expect(await rowCounts(test.desk.orm)).toEqual(before);
  });

  it('opens a case with a mail, of the category that staff choose, counted from its receipt', async () => {
    const mailId = await strangersMail();
    const receivedAt = test.clock.now().toString({ smallestUnit: 'millisecond' });
    test.clock.advance({ minutes: 20 });
    const input = { mailId, category: 'PAYMENT', idempotencyKey: randomUUID() };
    expect(await office.handler.data(FILE, { input })).toMatchObject({
      fileMail: {
        mail: { state: 'FILED' },
        case: { category: 'PAYMENT', stage: 'ACKNOWLEDGED', receivedAt },
      },
    });
  });

  it('files what was taken for a program’s mail', async () => {
    const mailId = await programsMail('out-of-office-german');
    const known = await testCase(test, office);
    const input = { mailId, reference: known.reference, idempotencyKey: randomUUID() };
    expect(await office.manager.data(FILE, { input })).toMatchObject({
      fileMail: { mail: { state: 'FILED' } },
    });
  });

  it('lets one of two who file the same mail at once do it', async () => {
    const mailId = await strangersMail();
    const answers = await Promise.all(
      [office.handler, office.manager].map((caller) =>
        caller.send(FILE, { input: { mailId, idempotencyKey: randomUUID() } }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code).sort();
    expect(codes).toEqual(['ACTION_NOT_POSSIBLE', undefined]);
  });

  it('puts a mail away with the reason, once', async () => {
    const input = { mailId: await strangersMail(), reason: ' Spam ' };
    const dismissed = await office.handler.data(DISMISS, { input });
    expect(dismissed).toMatchObject({ dismissMail: { mail: { state: 'DISMISSED', dismissal: 'Spam' } } });
    expect(await office.handler.data(DISMISS, { input })).toEqual(dismissed);
    const other = { ...input, reason: 'Another reason' };
    expect((await office.handler.refusal(DISMISS, { input: other })).extensions.code).toBe(
      'ACTION_NOT_POSSIBLE',
    );
  });

  it.each([
    ['an unknown mail', () => ({ mailId: randomUUID() }), 'NOT_FOUND'],
    ['what is no id', () => ({ mailId: 'x' }), 'NOT_FOUND'],
    ['an unknown case', () => ({ reference: 'CON-7K3M-92QX-5TD' }), 'NOT_FOUND'],
    ['no reference number', () => ({ reference: 'x' }), 'REFERENCE_INVALID'],
    [
      'a category for a known case',
      () => ({ reference: 'CON-7K3M-92QX-5TD', category: 'PAYMENT' }),
      'BAD_USER_INPUT',
    ],
  ])('refuses to file with %s, and writes nothing', async (_what, changes, code) => {
    const input = { mailId: await strangersMail(), idempotencyKey: randomUUID(), ...changes() };
    const before = await rowCounts(test.desk.orm);
    expect((await office.handler.refusal(FILE, { input })).extensions.code).toBe(code);
    expect(await rowCounts(test.desk.orm)).toEqual(before);
  });

  it('refuses to file on a closed case, and writes nothing', async () => {
    const closed = await testCase(test, office, 'closed');
    const input = {
      mailId: await strangersMail(),
      reference: closed.reference,
      idempotencyKey: randomUUID(),
    };
    const before = await rowCounts(test.desk.orm);
    expect((await office.handler.refusal(FILE, { input })).extensions.code).toBe('ACTION_NOT_POSSIBLE');
    expect(await rowCounts(test.desk.orm)).toEqual(before);
  });

  it('refuses a new case for a mail without a sender, and a dismissal without a reason', async () => {
    const mailId = await programsMail('no-from', 'UNMATCHED');
    const filing = await office.handler.refusal(FILE, { input: { mailId, idempotencyKey: randomUUID() } });
    expect(filing.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'mailId' }] });
    const dismissal = await office.handler.refusal(DISMISS, { input: { mailId, reason: ' ' } });
    expect(dismissal.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'reason' }] });
  });

  it('lets auditors read and change nothing', async () => {
    const mailId = await strangersMail();
    await office.auditor.data(UNMATCHED);
    for (const [query, input] of [
      [FILE, { mailId, idempotencyKey: randomUUID() }],
      [DISMISS, { mailId, reason: 'Spam' }],
    ] as const) {
      expect((await office.auditor.refusal(query, { input })).extensions.code).toBe('FORBIDDEN');
    }
  });

  it('shows customers none of it', async () => {
    const { status } = await submit(test.anonymous);
    await take(letter({ from: 'x@mail.example', text: 'x' }));
    const { extensions } = await test.anonymous.refusal(RECEIVED, { reference: status.reference });
    expect(extensions.code).toBe('UNAUTHENTICATED');
  });

  /** A mail that names a case without any proof. */
  async function strangersMail(): Promise<string> {
    test.clock.advance({ minutes: 1 });
    const { status } = await submit(test.anonymous);
    const words = await mailWords(test.desk, status.reference, status.reference);
    const { mailId, state } = await take(await corpusMail('reference-in-subject', words, `turn-${turn++}`));
    expect(state).toBe('UNMATCHED');
    return mailId;
  }

  async function programsMail(name: string, expected = 'IGNORED'): Promise<string> {
    const { status } = await submit(test.anonymous);
    const words = await mailWords(test.desk, status.reference, status.reference);
    const { mailId, state } = await take(await corpusMail(name, words, `turn-${turn++}`));
    expect(state).toBe(expected);
    return mailId;
  }

  function take(raw: Buffer) {
    return takeIn(test.desk, raw, smtpMail(test.clock.now()));
  }

  async function unmatched(variables: Record<string, unknown>): Promise<Page> {
    return (await office.handler.data<{ unmatchedMail: Page }>(UNMATCHED, variables)).unmatchedMail;
  }

  async function received(variables: Record<string, unknown>): Promise<Mail[]> {
    const { receivedMail } = await office.handler.data<{ receivedMail: Page }>(RECEIVED, variables);
    return receivedMail.edges.map(({ node }) => node);
  }
});
