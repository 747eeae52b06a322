import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const CASE = /* GraphQL */ `
  query ($reference: String!) {
    case(reference: $reference) {
      isOverdue
      rootCause
      acceptedAt
      closedAt
      reviewer {
        name
      }
      messages {
        edges {
          node {
            kind
            isFromCustomer
            text
            author {
              name
            }
          }
        }
      }
      notes {
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
      finalResponses {
        decision
        redressPence
        issuedBy {
          name
        }
      }
      escalations {
        level
        decision
        decidedBy {
          name
        }
      }
      referrals {
        body
        isInCustomersFavour
      }
      lessons {
        change
        result
        owner {
          name
        }
      }
      rating {
        score
      }
    }
  }
`;

const CUSTOMER_CASE = /* GraphQL */ `
  query ($reference: String!) {
    customerCase(reference: $reference) {
      messages {
        edges {
          node {
            kind
            isFromCustomer
            text
          }
        }
      }
      evidence {
        title
      }
      finalResponses {
        decision
        summary
        referralWording
      }
      escalations {
        level
        decision
      }
    }
  }
`;

const LIST = /* GraphQL */ `
  {
    cases {
      edges {
        node {
          reference
          handler {
            name
          }
          unreadMessages
          messages {
            edges {
              node {
                author {
                  name
                }
              }
            }
          }
          notes {
            author {
              name
            }
          }
          finalResponses {
            issuedBy {
              name
            }
          }
          rating {
            score
          }
        }
      }
    }
  }
`;

describe('what belongs to a case', () => {
  let test: TestDesk;
  let office: Office;
  let whole: TestCase;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    whole = await testCase(test, office, 'asked');
    await whole.act('provideInformation');
    await whole.act('startInvestigation');
    await whole.act('recordEvidence');
    await whole.act('recordEvidence', { isShared: true, title: 'The statement' });
    await whole.act('addNote');
    await whole.act('startResolution');
    await whole.act('issueFinalResponse');
    await whole.act('requestEscalation');
    await whole.act('assignReviewer');
    await whole.act('decideEscalation');
    await whole.act('acceptResolution');
    await whole.act('closeCase');
    await whole.act('recordLesson');
    await whole.act('rateHandling');
  });

  afterAll(() => test.close());

  const amira = { name: 'Amira Hassan' };
  const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })) });

  it('is there for staff, oldest first, with who of us did it', async () => {
    const { reference } = whole;
    const now = test.clock.now().toString({ smallestUnit: 'millisecond' });
    const data = await office.auditor.data<{ case: unknown }>(CASE, { reference });
    expect(data.case).toEqual({
      isOverdue: false,
      rootCause: 'SYSTEM_FAULT',
      acceptedAt: now,
      closedAt: now,
      reviewer: { name: 'Omar Diaz' },
      messages: connection([
        { kind: 'QUESTION', isFromCustomer: false, text: 'Which account was it?', author: amira },
        { kind: 'ANSWER', isFromCustomer: true, text: 'The one ending in 12.', author: null },
      ]),
      notes: [{ text: 'Called twice.', author: amira }],
      evidence: [
        { title: 'The bank', isShared: false, recordedBy: amira },
        { title: 'The statement', isShared: true, recordedBy: amira },
      ],
      finalResponses: [{ decision: 'UPHELD', redressPence: 12_345, issuedBy: amira }],
      escalations: [{ level: 1, decision: 'CONFIRMED', decidedBy: { name: 'Omar Diaz' } }],
      referrals: [],
      lessons: [{ change: 'Check every day.', result: null, owner: amira }],
      rating: { score: 4 },
    });
  });

  it('is there for the customer without anything internal', async () => {
    const { reference } = whole;
    const data = await whole.customer.data<{ customerCase: unknown }>(CUSTOMER_CASE, { reference });
    expect(data.customerCase).toEqual({
      messages: connection([
        { kind: 'QUESTION', isFromCustomer: false, text: 'Which account was it?' },
        { kind: 'ANSWER', isFromCustomer: true, text: 'The one ending in 12.' },
      ]),
      evidence: [{ title: 'The statement' }],
      finalResponses: [
        {
          decision: 'UPHELD',
          summary: 'You are right.',
          referralWording: expect.stringContaining('Financial Ombudsman Service') as string,
        },
      ],
      escalations: [{ level: 1, decision: 'CONFIRMED' }],
    });
  });

  it('is read with the same number of queries for one case as for many', async () => {
    const pool = await test.desk.orm.em.getConnection().getNativeClient();
    async function queriesFor(first: number): Promise<number> {
      const client = await pool.connect();
      const prototype = Object.getPrototypeOf(client) as {
        query: (query: string | { text: string }) => unknown;
      };
      client.release();
      const queries = vi.spyOn(prototype, 'query');
      await office.auditor.data(LIST.replace('cases {', `cases(first: ${first}) {`));
      const texts = queries.mock.calls.map(([query]) => (typeof query === 'string' ? query : query.text));
      queries.mockRestore();
      return texts.filter((text) =>
        /from "?(case_file|message|read_mark|note|final_response|rating|staff)\b/.test(text),
      ).length;
    }
    for (let number = 0; number < 3; number++) await testCase(test, office, 'rated');
    const forOne = await queriesFor(1);
    expect(forOne).toBeGreaterThan(5);
    expect(await queriesFor(4)).toBe(forOne);
  });
});
