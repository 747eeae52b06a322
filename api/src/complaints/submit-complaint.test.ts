import { randomUUID } from 'node:crypto';
import { CaseFile, Complaint, IdempotencyKey } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  complaintInput,
  startTestDesk,
  submit,
  SUBMIT,
  TestCaller,
  type Submitted,
  type TestDesk,
} from '../testing/index.ts';

describe('submitComplaint', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    await test.staff('HANDLER', 'Amira Hassan');
  });

  afterAll(() => test.close());

  async function counted() {
    const em = test.desk.orm.em.fork();
    return [await em.count(CaseFile), await em.count(Complaint), await em.count(IdempotencyKey)];
  }

  /** Somebody whose browser has no cookie of the desk. */
  const stranger = (): TestCaller => new TestCaller(test.app);

  it('acknowledges at once with the reference, a named handler and the dates to expect', async () => {
    const { handlerName, status } = await submit(test.anonymous);
    expect(handlerName).toBe('Amira Hassan');
    expect(status).toMatchObject({ stage: 'ACKNOWLEDGED', awaiting: 'US', seq: 3 });
    expect(status.reference).toMatch(/^CON-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
    expect(status.deadlines.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['PROGRESS_UPDATE', '2026-11-28'],
      ['FINAL_RESPONSE', '2026-12-07'],
      ['PAYMENT_LIMIT', '2026-12-14'],
      ['PAYMENT_LIMIT_EXTENDED', '2027-01-14'],
    ]);
    expect(status.timeline.map((entry) => entry.type)).toEqual([
      'complaintReceived',
      'handlerAssigned',
      'complaintAcknowledged',
    ]);
  });

  it('makes one case of the same key sent twice, one after the other and at the same time', async () => {
    const input = complaintInput();
    const before = await counted();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => stranger().data<Submitted>(SUBMIT, { input })),
    );
    const again = await stranger().data<Submitted>(SUBMIT, { input });
    const references = [...answers, again].map((answer) => answer.submitComplaint.status.reference);
    expect(new Set(references).size).toBe(1);
    expect(again.submitComplaint.handlerName).toBe('Amira Hassan');
    expect(await counted()).toEqual(before.map((count) => count + 1));
  });

  it('makes one case of the same key sent again with the cookie of the first answer', async () => {
    const input = complaintInput();
    const customer = stranger();
    const first = await customer.data<Submitted>(SUBMIT, { input });
    const before = await counted();
    const again = await customer.data<Submitted>(SUBMIT, { input });
    expect(again.submitComplaint.status.reference).toBe(first.submitComplaint.status.reference);
    expect(await counted()).toEqual(before);
  });

  it.each([
    ['with the cookie of the first answer', true],
    ['without one', false],
  ])('refuses a key that was used with another complaint, %s', async (_how, isKnown) => {
    const input = complaintInput();
    const customer = stranger();
    await customer.data(SUBMIT, { input });
    const caller = isKnown ? customer : stranger();
    const before = await counted();
    const error = await caller.refusal(SUBMIT, { input: { ...input, whatHappened: 'Something else.' } });
    expect(error.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await counted()).toEqual(before);
  });

  it.each([
    ['no text', { whatHappened: '  \n ' }, 'whatHappened', 'What happened is missing.'],
    ['an over-long text', { whatHappened: 'x'.repeat(10_001) }, 'whatHappened', 'up to 10,000 characters'],
    ['a NUL character', { whatHappened: 'a\u0000b' }, 'whatHappened', 'cannot be stored'],
    ['a day in the future', { happenedOn: '2026-11-24' }, 'happenedOn', 'cannot be in the future'],
    ['an impossible day', { happenedOn: '2026-02-30' }, 'happenedOn', '2026-02-30'],
    ['an unknown category', { category: 'WEATHER' }, 'category', 'WEATHER'],
    ['a number for a text', { whatHappened: 5 }, 'whatHappened', 'String cannot represent'],
    ['an unknown field', { stage: 'CLOSED' }, undefined, '"stage" is not defined'],
    ['no contact', { contact: undefined }, 'contact', 'required'],
    ['no way to reach them', { contact: { name: 'Maria' } }, 'contact.email', 'at least one way'],
    [
      'a name of spaces',
      { contact: { name: ' ', phone: '020 7946 0000' } },
      'contact.name',
      'Your name is missing.',
    ],
    ['a wrong email', { contact: { name: 'M', email: 'maria' } }, 'contact.email', 'name@example.com'],
    ['a wrong phone', { contact: { name: 'M', phone: 'call me' } }, 'contact.phone', 'telephone number'],
    ['a key that is no UUID', { idempotencyKey: 'abc' }, 'idempotencyKey', 'UUID'],
  ])('refuses %s, names the field, and writes nothing', async (_what, changes, path, message) => {
    const before = await counted();
    const error = await test.anonymous.refusal(SUBMIT, { input: complaintInput(changes) });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.message).toContain(message);
    if (path !== undefined) expect(error.extensions.fields?.map((field) => field.path)).toEqual([path]);
    await expect(counted()).resolves.toEqual(before);
  });

  it('names every wrong field at once', async () => {
    const error = await test.anonymous.refusal(SUBMIT, {
      input: complaintInput({ whatHappened: '', contact: { name: '', email: 'x' } }),
    });
    expect(error.extensions.fields?.map((field) => field.path)).toEqual([
      'whatHappened',
      'contact.name',
      'contact.email',
    ]);
  });

  it('takes a day that is today in London though still yesterday in UTC', async () => {
    const summer = await startTestDesk('2026-06-30T23:30:00Z');
    const { status } = await submit(summer.anonymous, { happenedOn: '2026-07-01' });
    expect(status.reference).toContain('CON-');
    await summer.close();
  });

  it('receives a complaint also while there is nobody to deal with it', async () => {
    const empty = await startTestDesk();
    const { handlerName, status } = await submit(empty.anonymous, { idempotencyKey: randomUUID() });
    expect(handlerName).toBeNull();
    expect(status.stage).toBe('RECEIVED');
    expect(status.deadlines.map((deadline) => deadline.kind)).toEqual(['ACKNOWLEDGEMENT']);
    await empty.close();
  });
});
