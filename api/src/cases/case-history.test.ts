import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const HISTORY = /* GraphQL */ `
  query ($reference: String!) {
    caseHistory(reference: $reference) {
      seq
      type
      actorKind
      actor {
        name
      }
      visibility
      facts {
        name
        value
      }
      due {
        kind
        dueOn
      }
      kept {
        kind
        isInTime
      }
      dropped
      complaint {
        whatHappened
      }
      message {
        text
        author {
          name
        }
      }
      note {
        text
        author {
          name
        }
      }
      evidence {
        title
        isShared
        recordedBy {
          name
        }
      }
      finalResponse {
        decision
        redressPence
        issuedBy {
          name
        }
      }
      escalation {
        level
        decision
        decidedBy {
          name
        }
      }
      referral {
        body
        outcome
      }
      lesson {
        change
        result
        owner {
          name
        }
      }
      rating {
        score
        comment
      }
    }
  }
`;

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

interface Entry {
  seq: number;
  type: string;
  facts: { name: string; value: string }[];
  [field: string]: unknown;
}

const TABLES =
  'case_event case_file complaint contact message note evidence final_response escalation referral lesson rating'.split(
    ' ',
  );

describe('the history of a case', () => {
  let test: TestDesk;
  let office: Office;
  let whole: TestCase;
  let owner: pg.Client;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    whole = await testCase(test, office, 'asked');
    await whole.act('provideInformation');
    await whole.act('startInvestigation');
    await whole.act('recordEvidence');
    await whole.act('recordEvidence', { isShared: true, title: 'The statement', kind: 'DOCUMENT' });
    await whole.act('addNote');
    await whole.act('explainDelay', { isOutsideOurControl: true });
    await whole.act('markComplex');
    await whole.act('postUpdate');
    await whole.act('startResolution');
    await whole.act('issueFinalResponse');
    for (let level = 1; level <= 2; level++) {
      await whole.act('requestEscalation');
      await whole.act('assignReviewer');
      await whole.act('decideEscalation');
    }
    await whole.act('recordReferral');
    await whole.act('recordReferralOutcome');
    await whole.act('closeCase');
    await whole.act('recordLesson');
    await whole.act('completeLesson');
    await whole.act('rateHandling');
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

  async function entries(): Promise<Entry[]> {
    const { reference } = whole;
    return (await office.auditor.data<{ caseHistory: Entry[] }>(HISTORY, { reference })).caseHistory;
  }

  async function entry(type: string): Promise<Entry> {
    const found = (await entries()).find((each) => each.type === type);
    if (found === undefined) throw new Error(`There is no ${type}`);
    return found;
  }

  it('tells every event once, in order', async () => {
    const { lastSeq } = await whole.read();
    expect((await entries()).map((each) => each.seq)).toEqual(
      Array.from({ length: lastSeq }, (_, i) => i + 1),
    );
  });

  it('is whole as long as nobody touches it', async () => {
    const { reference, lastSeq } = await whole.read();
    expect(await verify()).toEqual({ reference, eventCount: lastSeq, firstBroken: null });
  });

  it.each<[string, Record<string, unknown>]>([
    [
      'complaintReceived',
      { actorKind: 'CUSTOMER', actor: null, visibility: 'PUBLIC', complaint: expect.anything() },
    ],
    ['handlerAssigned', { facts: [{ name: 'Handler', value: 'Amira Hassan' }] }],
    ['complaintAcknowledged', { kept: [{ kind: 'ACKNOWLEDGEMENT', isInTime: true }] }],
    [
      'informationRequested',
      {
        actor: { name: 'Amira Hassan' },
        message: { text: 'Which account was it?', author: { name: 'Amira Hassan' } },
      },
    ],
    ['informationProvided', { message: { text: 'The one ending in 12.', author: null } }],
    [
      'evidenceRecorded',
      {
        visibility: 'STAFF',
        evidence: { title: 'The bank', isShared: false, recordedBy: { name: 'Amira Hassan' } },
      },
    ],
    [
      'evidenceShared',
      {
        visibility: 'CUSTOMER',
        facts: [{ name: 'Kind', value: 'Document' }],
        evidence: { title: 'The statement', isShared: true },
      },
    ],
    ['noteAdded', { visibility: 'STAFF', note: { text: 'Called twice.', author: { name: 'Amira Hassan' } } }],
    ['delayExplained', { facts: [{ name: 'Holding reply for the legal limit', value: 'Yes' }] }],
    [
      'finalResponseIssued',
      {
        facts: [
          { name: 'Decision', value: 'Upheld' },
          { name: 'Redress offered', value: '£123.45' },
        ],
        finalResponse: { decision: 'UPHELD', redressPence: 12_345, issuedBy: { name: 'Amira Hassan' } },
      },
    ],
    [
      'escalationDecided',
      {
        facts: [
          { name: 'Level', value: '1' },
          { name: 'Decision', value: 'Confirmed' },
        ],
        escalation: { level: 1, decision: 'CONFIRMED', decidedBy: { name: 'Omar Diaz' } },
      },
    ],
    [
      'reviewerAssigned',
      {
        facts: [
          { name: 'Reviewer', value: 'Omar Diaz' },
          { name: 'Level', value: '1' },
        ],
      },
    ],
    [
      'referralOutcomeRecorded',
      {
        facts: [{ name: 'In the customer’s favour', value: 'Yes' }],
        referral: { outcome: 'They agree with the customer.' },
      },
    ],
    [
      'caseClosed',
      {
        facts: [
          { name: 'How it ended', value: 'Referred' },
          { name: 'Root cause', value: 'A fault of our platform' },
        ],
      },
    ],
    [
      'lessonCompleted',
      { lesson: { change: 'Check every day.', result: 'It is checked.', owner: { name: 'Amira Hassan' } } },
    ],
    [
      'handlingRated',
      { facts: [{ name: 'Score from 1 to 5', value: '4' }], rating: { score: 4, comment: 'Quick.' } },
    ],
  ])('tells of %s what staff need', async (type, told) => {
    expect(await entry(type)).toMatchObject(told);
  });

  describe('that somebody forged', () => {
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
      [
        'what the queries search by',
        `update case_file set is_overdue = true`,
        'handlingRated',
        'CASE_DIFFERS',
      ],
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
  });

  it.each([HISTORY, VERIFY])('is for staff only, and for cases that exist', async (query) => {
    const { reference } = whole;
    const stranger = await whole.customer.refusal(query, { reference });
    const unknown = await office.auditor.refusal(query, { reference: 'CON-7K3M-92QX-5TD' });
    const mistyped = await office.auditor.refusal(query, { reference: 'CON-7K3M-92QX-5TE' });
    expect([stranger, unknown, mistyped].map((error) => error.extensions.code)).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'REFERENCE_INVALID',
    ]);
  });
});
