import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import type { TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { wholeCase } from '../testing/whole-case.ts';

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

interface Entry {
  seq: number;
  type: string;
  facts: { name: string; value: string }[];
  [field: string]: unknown;
}

describe('the history of a case', () => {
  let test: TestDesk;
  let office: Office;
  let whole: TestCase;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    whole = await wholeCase(test, office);
  });

  afterAll(async () => {
    await test.close();
  });

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

  it('is for staff only, and for cases that exist', async () => {
    const { reference } = whole;
    const stranger = await whole.customer.refusal(HISTORY, { reference });
    const unknown = await office.auditor.refusal(HISTORY, { reference: 'CON-7K3M-92QX-5TD' });
    const mistyped = await office.auditor.refusal(HISTORY, { reference: 'CON-7K3M-92QX-5TE' });
    expect([stranger, unknown, mistyped].map((error) => error.extensions.code)).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'REFERENCE_INVALID',
    ]);
  });
});
