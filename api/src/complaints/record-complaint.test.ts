import { randomUUID } from 'node:crypto';
import { type CaseEvent, CaseFile, Contact, Note } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundHistory } from '../testing/history.ts';
import { complaintInput } from '../testing/complaints.ts';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';

const RECORD = /* GraphQL */ `
  mutation ($input: RecordComplaintInput!) {
    recordComplaint(input: $input) {
      case {
        reference
      }
    }
  }
`;

const FRIDAY = '2026-11-20T15:30:00.000Z';
const REASON = { backDatingReason: 'The letter lay in the post room.' };

function recorded(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...complaintInput(), channel: 'PHONE', ...changes };
}

describe('recordComplaint', () => {
  let test: TestDesk;
  let handler: TestCaller;

  // Monday, 10:12 in London.
  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    handler = await test.staff('HANDLER', 'Amira Hassan');
  });

  afterAll(() => test.close());

  async function write(changes: Record<string, unknown> = {}, by: TestCaller = handler): Promise<CaseFile> {
    const data = await by.data<{ recordComplaint: { case: { reference: string } } }>(RECORD, {
      input: recorded(changes),
    });
    const { reference } = data.recordComplaint.case;
    return test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
  }

  function historyOf(caseFile: CaseFile): Promise<CaseEvent[]> {
    return expectSoundHistory(test.desk.orm.em.fork(), caseFile);
  }

  it.each(['PHONE', 'EMAIL', 'POST'])('acknowledges at once what came by %s', async (channel) => {
    const caseFile = await write({ channel });
    expect(caseFile).toMatchObject({ channel, stage: 'ACKNOWLEDGED', awaiting: 'US' });
    const events = await historyOf(caseFile);
    expect(events.map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ['complaintReceived', 'STAFF'],
      ['handlerAssigned', 'STAFF'],
      ['complaintAcknowledged', 'STAFF'],
    ]);
    expect(events[0]?.data).toMatchObject({ channel, isBackDated: false });
    expect(events[2]?.data.kept).toMatchObject([{ kind: 'ACKNOWLEDGEMENT', isInTime: true }]);
  });

  it.each(['HANDLER', 'MANAGER', 'DIRECTOR'] as const)('takes it from a %s', async (role) => {
    expect((await write({}, await test.staff(role, 'Zoe Quill'))).stage).toBe('ACKNOWLEDGED');
  });

  it('counts every date from an earlier receipt, and keeps the reason as a note', async () => {
    const caseFile = await write({ channel: 'POST', receivedAt: FRIDAY, ...REASON });
    expect(caseFile.receivedAt.toISOString()).toBe(FRIDAY);
    expect(caseFile.deadlines.map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
      'PROGRESS_UPDATE 2026-11-28',
      'FINAL_RESPONSE 2026-12-04',
      'PAYMENT_LIMIT 2026-12-11',
      'PAYMENT_LIMIT_EXTENDED 2027-01-13',
    ]);
    const events = await historyOf(caseFile);
    expect(events[0]?.data).toMatchObject({ receivedAt: FRIDAY, isBackDated: true });
    expect(events.at(-1)).toMatchObject({ type: 'noteAdded', visibility: 'STAFF' });
    const note = await test.desk.orm.em.fork().findOneOrFail(Note, { caseFile: caseFile.id });
    expect(note.text).toContain(REASON.backDatingReason);
  });

  it.each([
    ['24 hours after the receipt, in time', '2026-11-22T10:12:00.000Z', true],
    ['a millisecond later, too late', '2026-11-22T10:11:59.999Z', false],
  ])('counts an acknowledgement %s', async (_when, receivedAt, isInTime) => {
    const events = await historyOf(await write({ receivedAt, ...REASON }));
    const acknowledged = events.find(({ type }) => type === 'complaintAcknowledged');
    expect(acknowledged?.data.kept).toMatchObject([{ kind: 'ACKNOWLEDGEMENT', isInTime }]);
  });

  it.each([
    ['a telephone number', { phone: '020 7946 0000' }],
    ['a postal address', { postalAddress: '1 High Street, Leeds' }],
  ])('needs no email address beside %s', async (_what, way) => {
    const caseFile = await write({ contact: { name: 'Maria Kowalski', ...way } });
    const contact = await test.desk.orm.em.fork().findOneOrFail(Contact, { caseFile: caseFile.id });
    expect(contact).toMatchObject({ name: 'Maria Kowalski', ...way });
    expect(contact.email ?? null).toBeNull();
  });

  it.each([
    ['the form', { channel: 'FORM' }, 'channel', 'by the form itself'],
    ['an unknown channel', { channel: 'PIGEON' }, 'channel', 'PIGEON'],
    ['no words', { whatHappened: ' ' }, 'whatHappened', 'is missing'],
    ['too many words', { whatHappened: 'x'.repeat(10_001) }, 'whatHappened', '10,000'],
    ['no way to reach them', { contact: { name: 'Maria' } }, 'contact.email', 'at least one way'],
    ['a day in the future', { happenedOn: '2026-11-24' }, 'happenedOn', 'in the future'],
    [
      'a day after the receipt',
      { happenedOn: '2026-11-21', receivedAt: FRIDAY, ...REASON },
      'happenedOn',
      'after the complaint reached us',
    ],
    ['an earlier receipt without a reason', { receivedAt: FRIDAY }, 'backDatingReason', 'Say why'],
    [
      'an earlier receipt with an empty reason',
      { receivedAt: FRIDAY, backDatingReason: ' ' },
      'backDatingReason',
      'Say why',
    ],
    [
      'an over-long reason',
      { receivedAt: FRIDAY, backDatingReason: 'x'.repeat(1_001) },
      'backDatingReason',
      '1,000',
    ],
    ['a reason without an earlier receipt', REASON, 'receivedAt', 'Say when'],
    [
      'a receipt in the future',
      { receivedAt: '2026-11-23T10:12:00.001Z', ...REASON },
      'receivedAt',
      'in the future',
    ],
    [
      'a receipt over a year ago',
      { receivedAt: '2025-11-22T10:11:00Z', ...REASON },
      'receivedAt',
      'more than a year ago',
    ],
    ['a receipt that is no time', { receivedAt: 'Friday', ...REASON }, 'receivedAt', 'Friday'],
  ])('refuses %s and writes nothing', async (_what, changes, path, words) => {
    const before = await rowCounts(test.desk.orm);
    const error = await handler.refusal(RECORD, { input: recorded(changes) });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.extensions.fields?.map((field) => field.path)).toEqual([path]);
    expect(error.message).toContain(words);
    await expect(rowCounts(test.desk.orm)).resolves.toEqual(before);
  });

  it('takes a day of the receipt itself, or before', async () => {
    const caseFile = await write({ happenedOn: '2026-11-20', receivedAt: FRIDAY, ...REASON });
    expect(caseFile.stage).toBe('ACKNOWLEDGED');
  });

  it('is refused to auditors and to whoever is not signed in', async () => {
    const auditor = await test.staff('AUDITOR');
    const before = await rowCounts(test.desk.orm);
    const input = recorded();
    expect((await auditor.refusal(RECORD, { input })).extensions.code).toBe('FORBIDDEN');
    expect((await test.anonymous.refusal(RECORD, { input })).extensions.code).toBe('UNAUTHENTICATED');
    await expect(rowCounts(test.desk.orm)).resolves.toEqual(before);
  });

  it('makes one case of the same key, and none of it with another complaint', async () => {
    const key = { idempotencyKey: randomUUID() };
    const first = await write(key);
    const before = await rowCounts(test.desk.orm);
    expect((await write(key)).id).toBe(first.id);
    const changed = recorded({ ...key, whatHappened: 'Something else.' });
    const error = await handler.refusal(RECORD, { input: changed });
    expect(error.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await expect(rowCounts(test.desk.orm)).resolves.toEqual(before);
  });
});
