import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import type { TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { wholeCase } from '../testing/whole-case.ts';

const VERIFY = /* GraphQL */ `
  query ($reference: String!) {
    verifyHistory(reference: $reference) {
      reference
      eventCount
      firstBroken {
        seq
        problem
        explanation
      }
    }
  }
`;

interface Checked {
  verifyHistory: {
    reference: string;
    eventCount: number;
    firstBroken: { seq: number; problem: string; explanation: string } | null;
  };
}

const TABLES =
  'case_event case_file complaint contact message note evidence final_response escalation referral lesson rating'.split(
    ' ',
  );

describe('the chain of a history', () => {
  let test: TestDesk;
  let office: Office;
  let whole: TestCase;
  let owner: pg.Client;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    whole = await wholeCase(test, office);
    owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    // Forgers who own the database can switch off its guard.
    await owner.query('set session_replication_role = replica; create schema saved');
    for (const table of TABLES) await owner.query(`create table saved.${table} as table public.${table}`);
  });

  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  async function verify(): Promise<Checked['verifyHistory']> {
    const { reference } = whole;
    return (await office.auditor.data<Checked>(VERIFY, { reference })).verifyHistory;
  }

  it('is whole as long as nobody touches it', async () => {
    const { reference, lastSeq } = await whole.read();
    expect(await verify()).toEqual({ reference, eventCount: lastSeq, firstBroken: null });
  });

  const restore = TABLES.map(
    (table) => `delete from ${table}; insert into ${table} select * from saved.${table};`,
  );
  afterEach(() => owner.query(restore.join(' ')));

  const seqOf = (type: string): string => `(select min(seq) from saved.case_event where type = '${type}')`;
  it.each<[string, string, string, string]>([
    [
      'facts of an event',
      `update case_event set data = data || '{"decision":"NOT_UPHELD"}' where type = 'finalResponseIssued'`,
      'finalResponseIssued',
      'EVENT_CHANGED',
    ],
    [
      'the time of an event',
      `update case_event set at = at - interval '1 day' where type = 'markedComplex'`,
      'markedComplex',
      'EVENT_CHANGED',
    ],
    [
      'who did it',
      `update case_event set actor_id = null where type = 'noteAdded'`,
      'noteAdded',
      'EVENT_CHANGED',
    ],
    [
      'who may see it',
      `update case_event set visibility = 'STAFF' where type = 'caseClosed'`,
      'caseClosed',
      'EVENT_CHANGED',
    ],
    [
      'the seal of its words',
      `update case_event set content_hash = null where type = 'noteAdded'`,
      'noteAdded',
      'EVENT_CHANGED',
    ],
    [
      'the hash of an event',
      `update case_event set hash = repeat('a', 64) where type = 'reviewStarted'`,
      'reviewStarted',
      'EVENT_CHANGED',
    ],
    [
      'the link to the event before',
      `update case_event set prev_hash = repeat('a', 64) where type = 'reviewStarted'`,
      'reviewStarted',
      'CHAIN_BROKEN',
    ],
    [
      'an event that is gone',
      `delete from case_event where type = 'evidenceRecorded'`,
      'evidenceRecorded',
      'EVENT_MISSING',
    ],
    [
      'the newest event gone',
      `delete from case_event where type = 'handlingRated'`,
      'handlingRated',
      'EVENT_MISSING',
    ],
    [
      'the newest event gone and the row set back',
      `delete from case_event where type = 'handlingRated'; update case_file set last_seq = last_seq - 1`,
      'lessonCompleted',
      'CASE_DIFFERS',
    ],
    [
      'the complaint',
      `update complaint set what_happened = 'All was well.'`,
      'complaintReceived',
      'CONTENT_CHANGED',
    ],
    [
      'the contact',
      `update contact set email = 'other@mail.example'`,
      'complaintReceived',
      'CONTENT_CHANGED',
    ],
    [
      'a question',
      `update message set text = 'Nothing.' where kind = 'QUESTION'`,
      'informationRequested',
      'CONTENT_CHANGED',
    ],
    [
      'who wrote a message',
      `update message set is_from_customer = false where kind = 'ANSWER'`,
      'informationProvided',
      'CONTENT_CHANGED',
    ],
    ['a note', `update note set text = 'Called once.'`, 'noteAdded', 'CONTENT_CHANGED'],
    ['a note that is gone', `delete from note`, 'noteAdded', 'CONTENT_MISSING'],
    [
      'evidence',
      `update evidence set text = 'They had it.' where not is_shared`,
      'evidenceRecorded',
      'CONTENT_CHANGED',
    ],
    [
      'evidence hidden from the customer',
      `update evidence set is_shared = false where is_shared`,
      'evidenceShared',
      'CONTENT_CHANGED',
    ],
    ['redress', `update final_response set redress_pence = 1`, 'finalResponseIssued', 'CONTENT_CHANGED'],
    [
      'the reason of an escalation',
      `update escalation set reason = 'None.' where level = 1`,
      'escalationRequested',
      'CONTENT_CHANGED',
    ],
    [
      'the decision of an escalation',
      `update escalation set decision = 'OVERTURNED' where level = 1`,
      'escalationDecided',
      'CONTENT_CHANGED',
    ],
    [
      'the body of a referral',
      `update referral set body = 'FINANCIAL_OMBUDSMAN'`,
      'caseReferred',
      'CONTENT_CHANGED',
    ],
    [
      'the outcome of a referral',
      `update referral set outcome = 'They agree with us.'`,
      'referralOutcomeRecorded',
      'CONTENT_CHANGED',
    ],
    ['a lesson', `update lesson set due_on = '2199-01-01'`, 'lessonRecorded', 'CONTENT_CHANGED'],
    [
      'what became of a lesson',
      `update lesson set result = 'Nothing.'`,
      'lessonCompleted',
      'CONTENT_CHANGED',
    ],
    ['a rating', `update rating set score = 5`, 'handlingRated', 'CONTENT_CHANGED'],
    ['the stage of the case', `update case_file set stage = 'RESPONDED'`, 'handlingRated', 'CASE_DIFFERS'],
    [
      'the handler of the case',
      `update case_file set handler_id = reviewer_id`,
      'handlingRated',
      'CASE_DIFFERS',
    ],
    ['what the queries search by', `update case_file set is_overdue = true`, 'handlingRated', 'CASE_DIFFERS'],
    [
      'the head of the chain',
      `update case_file set last_hash = repeat('a', 64)`,
      'handlingRated',
      'CASE_DIFFERS',
    ],
  ])('names the first broken event after a change of %s', async (_what, forgery, type, problem) => {
    await owner.query(forgery);
    const { rows } = await owner.query<{ seq: number }>(`select ${seqOf(type)} as seq`);
    const { firstBroken } = await verify();
    expect(firstBroken).toMatchObject({ seq: rows[0]?.seq, problem });
    expect(firstBroken?.explanation).toMatch(/^.{20,}\.$/);
  });

  it('names what differs between the row and its events', async () => {
    await owner.query(`update case_file set stage = 'RESPONDED', closure = null`);
    expect((await verify()).firstBroken?.explanation).toMatch(/: stage, closure\.$/);
  });

  it('is checked for staff only, and for cases that exist', async () => {
    const { reference } = whole;
    const stranger = await whole.customer.refusal(VERIFY, { reference });
    const unknown = await office.auditor.refusal(VERIFY, { reference: 'CON-7K3M-92QX-5TD' });
    const mistyped = await office.auditor.refusal(VERIFY, { reference: 'CON-7K3M-92QX-5TE' });
    expect([stranger, unknown, mistyped].map((error) => error.extensions.code)).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'REFERENCE_INVALID',
    ]);
  });
});
