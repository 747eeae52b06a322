import type { AddressInfo } from 'node:net';
import { CaseAccess, Session, Staff } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ANONYMOUS } from '../access/viewer.ts';
import { operationContext } from '../context.ts';
import { startTestDesk, submit, TestSubscriber, type TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { caseEvents } from './case-events.ts';

const EVENTS = /* GraphQL */ `
  subscription ($reference: String!, $after: Int!) {
    caseEvents(reference: $reference, after: $after) {
      seq
      type
      by
      text
      facts {
        name
      }
      message {
        text
      }
      evidence {
        title
      }
    }
  }
`;

interface Told {
  seq: number;
  type: string;
  by: string;
  text: string | null;
  facts: { name: string }[];
  message: { text: string } | null;
  evidence: { title: string } | null;
}

describe('caseEvents', () => {
  let test: TestDesk;
  let office: Office;
  let url: string;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    url = `ws://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/graphql`;
  });

  afterAll(() => test.close());

  function watch(reference: string, by: TestCaller, after = 0): TestSubscriber<{ caseEvents: Told }> {
    return new TestSubscriber(url, EVENTS, { reference, after }, by.cookie);
  }

  async function take(watcher: TestSubscriber<{ caseEvents: Told }>, count: number): Promise<Told[]> {
    const told: Told[] = [];
    while (told.length < count) told.push((await watcher.next()).caseEvents);
    return told;
  }

  const seqs = (told: Told[]): number[] => told.map(({ seq }) => seq);
  const upTo = (last: number, first = 1): number[] =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);

  it('tells what was missed, page after page, then what happens, each once and in order', async () => {
    const made = await testCase(test, office);
    for (const number of upTo(20)) await made.act('sendMessage', { text: `Message ${number}` });
    const watcher = watch(made.reference, made.customer);
    const missed = await take(watcher, 23);
    expect(seqs(missed)).toEqual(upTo(23));
    expect(missed.at(-1)).toMatchObject({ type: 'messageSent', by: 'Amira Hassan', text: 'Message 20' });
    await made.act('sendMessage', { text: 'Thanks.' }, made.customer);
    await made.act('startReview');
    expect(await take(watcher, 2)).toMatchObject([
      { seq: 24, by: 'You', message: { text: 'Thanks.' } },
      { seq: 25, type: 'reviewStarted', text: null },
    ]);
    await watcher.close();
  });

  it('goes on after a broken line without loss or repetition', async () => {
    const made = await testCase(test, office);
    const first = watch(made.reference, made.customer);
    const before = await take(first, 3);
    await first.close();
    await made.act('startReview');
    await made.act('sendMessage');
    const second = watch(made.reference, made.customer, before.at(-1)?.seq);
    const missed = await take(second, 1);
    // While it still reads what it missed.
    await made.act('requestInformation');
    const live = await take(second, 2);
    expect(seqs([...before, ...missed, ...live])).toEqual(upTo(6));
    await second.close();
  });

  it('tells staff everything, and the customer nothing internal', async () => {
    const made = await testCase(test, office, 'review');
    const [customer, staff] = [
      watch(made.reference, made.customer, 4),
      watch(made.reference, office.auditor, 4),
    ];
    await made.act('addNote', { text: 'He seems upset.' });
    await made.act('recordEvidence', { text: 'Only for us.' });
    await made.act('recordEvidence', { isShared: true, title: 'The statement' });
    for (const action of ['startInvestigation', 'startResolution', 'issueFinalResponse'] as const) {
      await made.act(action);
    }
    await made.act('closeCase');
    const all = await take(staff, 7);
    expect(seqs(all)).toEqual(upTo(11, 5));
    expect(all.slice(0, 3)).toMatchObject([
      { type: 'noteAdded', text: 'He seems upset.', by: 'Amira Hassan' },
      { type: 'evidenceRecorded', text: 'Only for us.', evidence: null },
      { type: 'evidenceShared', evidence: { title: 'The statement' } },
    ]);
    const theirs = await take(customer, 5);
    expect(theirs.map(({ type }) => type)).toEqual([
      'evidenceShared',
      'investigationStarted',
      'resolutionStarted',
      'finalResponseIssued',
      'caseClosed',
    ]);
    expect(JSON.stringify(theirs)).not.toMatch(/upset|Only for us|Root cause/);
    expect(JSON.stringify(all)).toContain('Root cause');
    await Promise.all([customer.close(), staff.close()]);
  });

  describe('security 16: ends at once with a code that no client retries, also while nothing happens,', () => {
    type Ending = (made: TestCase, viewer: TestCaller & { id: string }) => Promise<unknown>;
    const em = () => test.desk.orm.em.fork();

    it.each<[string, Ending]>([
      ['signs out', (_made, staff) => staff.data('mutation { signOut { isSignedOut } }')],
      ['is deactivated', (_made, { id }) => em().nativeUpdate(Staff, { id }, { isActive: false })],
      [
        'has the session ended by somebody else',
        (_made, { id }) => em().nativeUpdate(Session, { staff: id }, { expiresAt: new Date(0) }),
      ],
    ])('when staff %s', async (_what, end) => {
      const made = await testCase(test, office);
      const staff = await test.staff('MANAGER', 'Nadia Brook');
      await expectEnd(made, staff, () => end(made, staff));
    });

    it.each<[string, (caseId: string) => Promise<unknown>]>([
      ['is taken away', (caseFile) => em().nativeDelete(CaseAccess, { caseFile })],
      ['is ended', (caseFile) => em().nativeUpdate(CaseAccess, { caseFile }, { expiresAt: new Date(0) })],
    ])('when the access of a device %s', async (_what, end) => {
      const made = await testCase(test, office);
      const { id } = await made.read();
      await expectEnd(made, made.customer, () => end(id));
    });

    async function expectEnd(made: TestCase, by: TestCaller, end: () => Promise<unknown>): Promise<void> {
      const watcher = watch(made.reference, by);
      await take(watcher, 3);
      const others = test.desk.hub.size - 1;
      await end();
      await expect(watcher.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      await expect.poll(() => test.desk.hub.size).toBe(others);
      await watcher.close();
    }
  });

  it('security 16: sends nothing more once access has run out, although nobody said so', async () => {
    const later = await startTestDesk('2026-11-23T10:12:00Z');
    const people = await staffOffice(later);
    const made = await testCase(later, people);
    const { id } = await made.read();
    const rows = await later.desk.orm.em.fork().find(CaseAccess, { caseFile: id });
    const viewer = {
      kind: 'CUSTOMER' as const,
      deviceHash: rows[0]?.deviceHash ?? '',
      grants: new Map([[id, 'ACT' as const]]),
      caseIds: new Set([id]),
    };
    const context = operationContext(later.desk, { staff: ANONYMOUS, customer: viewer }, null);
    const stream = await caseEvents(context, made.reference, 0);
    expect((await stream.next()).value).toMatchObject({ seq: 1 });
    later.clock.advance({ hours: 24 * 181 });
    await expect(stream.next()).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    await later.close();
  });

  it('goes on when the device gets a new cookie, and ends with that one', async () => {
    const made = await testCase(test, office);
    const watcher = watch(made.reference, made.customer);
    await take(watcher, 3);
    await submit(made.customer);
    test.clock.advance({ minutes: 3 });
    await made.act('startReview');
    expect(await take(watcher, 1)).toMatchObject([{ seq: 4 }]);
    await test.desk.orm.em
      .fork()
      .nativeDelete(CaseAccess, { caseFile: (await made.read()).id, replacedBy: null });
    await expect(watcher.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    await watcher.close();
  });

  it('reads a change once for everybody who watches the case', async () => {
    const made = await testCase(test, office);
    const viewers = [made.customer, office.handler, office.auditor, made.customer, office.manager];
    const watchers = viewers.map((by) => watch(made.reference, by));
    await Promise.all(watchers.map((watcher) => take(watcher, 3)));
    const pool = await test.desk.orm.em.getConnection().getNativeClient();
    const client = await pool.connect();
    const queries = vi.spyOn(Object.getPrototypeOf(client) as typeof client, 'query');
    client.release();
    await made.act('sendMessage', { text: 'Once.' });
    await Promise.all(watchers.map((watcher) => take(watcher, 1)));
    const texts = queries.mock.calls.map(([query]) =>
      typeof query === 'string' ? query : String((query as { text?: string }).text),
    );
    queries.mockRestore();
    const reads = (table: string) =>
      texts.filter(
        (text) => text.startsWith('select') && text.includes(`from "${table}"`) && text.includes('"seq"'),
      );
    expect([reads('case_event').length, reads('message').length]).toEqual([1, 1]);
    await Promise.all(watchers.map((watcher) => watcher.close()));
  });

  it('holds a page at most, however much there is to read', async () => {
    const made = await testCase(test, office);
    for (const number of upTo(18)) await made.act('sendMessage', { text: `Message ${number}` });
    const viewer = { kind: 'STAFF' as const, id: office.handler.id, role: 'HANDLER' as const };
    const [session] = await test.desk.orm.em
      .fork()
      .find(Session, { staff: viewer.id }, { orderBy: { createdAt: 'desc' } });
    const staff = { ...viewer, sessionId: session?.id ?? '' };
    const context = operationContext(test.desk, { staff, customer: ANONYMOUS }, null);
    const reads = vi.spyOn(test.desk.events, 'read');
    const stream = await caseEvents(context, made.reference, 0);
    expect(reads).toHaveBeenCalledTimes(0);
    for (const seq of upTo(20)) expect((await stream.next()).value).toMatchObject({ seq });
    expect(reads).toHaveBeenCalledTimes(1);
    expect((await stream.next()).value).toMatchObject({ seq: 21 });
    expect(reads).toHaveBeenCalledTimes(2);
    reads.mockRestore();
    await stream.return?.();
  });

  it.each([
    ['a mistyped reference', 'CON-7K3M-92QX-5TA', 0, 'REFERENCE_INVALID'],
    ['an unknown reference', 'CON-7K3M-92QX-5TD', 0, 'NOT_FOUND'],
    ['a cursor before the beginning', null, -1, 'BAD_USER_INPUT'],
    ['a cursor of what has not happened', null, 1_000, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_what, reference, after, code) => {
    const made = await testCase(test, office);
    const watcher = watch(reference ?? made.reference, office.handler, after);
    await expect(watcher.next()).rejects.toMatchObject({ cause: [{ extensions: { code } }] });
    await watcher.close();
  });

  it('is refused to whoever has nothing but the reference number, or another case', async () => {
    const [made, other] = [await testCase(test, office), await testCase(test, office)];
    for (const [by, code] of [
      [test.anonymous, 'UNAUTHENTICATED'],
      [other.customer, 'NOT_FOUND'],
    ] as const) {
      const watcher = watch(made.reference, by);
      await expect(watcher.next()).rejects.toMatchObject({ cause: [{ extensions: { code } }] });
      await watcher.close();
    }
  });
});
