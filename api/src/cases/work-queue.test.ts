import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintInput, startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const QUEUE = /* GraphQL */ `
  query ($first: Int, $after: String) {
    workQueue(first: $first, after: $after) {
      edges {
        cursor
        node {
          reference
        }
        reason {
          code
          words
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

const RECORD = /* GraphQL */ `
  mutation ($input: RecordComplaintInput!) {
    recordComplaint(input: $input) {
      case {
        reference
      }
    }
  }
`;

interface Queue {
  workQueue: {
    edges: { cursor: string; node: { reference: string }; reason: { code: string; words: string } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}

describe('the work queue', () => {
  let test: TestDesk;
  let office: Office;
  const references: Record<string, string> = {};

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
    references['overdue'] = await lateComplaint();
    references['new'] = (await testCase(test, office)).reference;
    const asked = await testCase(test, office, 'asked');
    await asked.act('provideInformation');
    references['answered'] = asked.reference;
    references['accepted'] = (await testCase(test, office, 'accepted')).reference;
    references['underReview'] = (await testCase(test, office, 'underReview')).reference;
    await testCase(test, office, 'closed');
    const elsewhere = await testCase(test, office);
    await elsewhere.act('assignHandler', { handlerId: office.colleague.id });
  });

  afterAll(() => test.close());

  /** Came by post long before it was written down, so our answer is late already. */
  async function lateComplaint(): Promise<string> {
    const input = complaintInput({
      channel: 'POST',
      receivedAt: '2026-10-23T09:00:00Z',
      backDatingReason: 'The letter lay on the wrong desk.',
      category: 'OTHER',
    });
    const { recordComplaint } = await office.handler.data<{
      recordComplaint: { case: { reference: string } };
    }>(RECORD, { input });
    return recordComplaint.case.reference;
  }

  async function queueOf(caller: TestCaller, variables = {}): Promise<Queue['workQueue']> {
    return (await caller.data<Queue>(QUEUE, variables)).workQueue;
  }

  it('holds the open cases of the handler with why each is there, due soonest first', async () => {
    const { edges } = await queueOf(office.handler);
    expect(Object.fromEntries(edges.map((edge) => [edge.node.reference, edge.reason.code]))).toEqual({
      [references['overdue'] ?? '']: 'OVERDUE',
      [references['new'] ?? '']: 'NOT_BEGUN',
      [references['answered'] ?? '']: 'CUSTOMER_ANSWERED',
      [references['underReview'] ?? '']: 'DUE_LATER',
      [references['accepted'] ?? '']: 'CUSTOMER_ACCEPTED',
    });
    expect(edges[0]?.node.reference).toBe(references['overdue']);
    expect(edges.at(-1)?.node.reference).toBe(references['accepted']);
  });

  it('holds what waits for the reviewer’s decision, and no longer once it is decided', async () => {
    const decided = await testCase(test, office, 'decidedOnce');
    const { edges } = await queueOf(office.seniorReviewer);
    expect(edges.map((edge) => [edge.node.reference, edge.reason.code])).toEqual([
      [references['underReview'], 'DECIDE_ESCALATION'],
    ]);
    const handlers = await queueOf(office.handler);
    expect(handlers.edges.map((edge) => edge.node.reference)).toContain(decided.reference);
  });

  it('goes on where the page before ended', async () => {
    const all = await queueOf(office.handler);
    const first = await queueOf(office.handler, { first: 2 });
    expect(first.edges).toEqual(all.edges.slice(0, 2));
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await queueOf(office.handler, { after: first.pageInfo.endCursor });
    expect(rest.edges).toEqual(all.edges.slice(2));
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('is empty for somebody without cases', async () => {
    expect((await queueOf(office.auditor)).edges).toEqual([]);
  });

  it('is for staff, and refuses a cursor that is none', async () => {
    const stranger = await test.anonymous.refusal(QUEUE);
    const lost = await office.handler.refusal(QUEUE, { after: 'nonsense' });
    expect([stranger, lost].map((error) => error.extensions.code)).toEqual([
      'UNAUTHENTICATED',
      'BAD_USER_INPUT',
    ]);
  });
});
