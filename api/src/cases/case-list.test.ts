import { randomUUID } from 'node:crypto';
import { CaseFile, Complaint } from '@desk/db';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newReference } from '../procedure/reference.ts';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { CHAIN_START } from './event-hash.ts';

const LIST = /* GraphQL */ `
  query ($filter: CaseFilterInput, $order: CaseOrder, $first: Int, $after: String) {
    cases(filter: $filter, order: $order, first: $first, after: $after) {
      edges {
        cursor
        node {
          reference
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

interface Listed {
  cases: {
    edges: { cursor: string; node: { reference: string } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}

type Order = 'DUE_SOONEST' | 'NEWEST' | 'OLDEST';

describe('cases', () => {
  let test: TestDesk;
  let handler: TestCaller & { id: string };
  let stored: CaseFile[];

  beforeAll(async () => {
    test = await startTestDesk();
    handler = await test.staff('HANDLER');
    const colleague = await test.staff('HANDLER');
    // Few different times, so that many cases share one; a third have nothing due.
    const each = (index: number): Partial<CaseFile> => ({
      stage: index % 4 === 0 ? 'REVIEW' : index % 4 === 1 ? 'INVESTIGATION' : 'CLOSED',
      awaiting: index % 5 === 0 ? 'CUSTOMER' : 'US',
      channel: index % 2 === 0 ? 'FORM' : 'POST',
      category: index % 7 === 0 ? 'PAYMENT' : 'OTHER',
      isOverdue: index % 6 === 0,
      receivedAt: new Date(Date.UTC(2026, 9, 1 + (index % 5))),
      nextDueAt: index % 3 === 0 ? null : new Date(Date.UTC(2026, 11, 1 + (index % 4), 9, 30, 0, index % 2)),
    });
    const em = test.desk.orm.em.fork();
    stored = Array.from({ length: 40 }, (_, index) =>
      em.create(CaseFile, {
        awaiting: 'US',
        channel: 'FORM',
        category: 'OTHER',
        stage: 'REVIEW',
        receivedAt: new Date(),
        ...each(index),
        id: randomUUID(),
        handler: index % 2 === 0 ? handler.id : colleague.id,
        reference: newReference((length) => crypto.getRandomValues(new Uint8Array(length))),
        deadlines: [],
        procedureVersion: '1',
        lastSeq: 1,
        lastHash: CHAIN_START,
      }),
    );
    for (const [index, caseFile] of stored.entries()) {
      const whatHappened = index === 7 ? 'The payment of the Queen’s zebra vanished.' : `Number ${index}`;
      em.create(Complaint, { caseFile, whatHappened });
    }
    await em.flush();
  });

  afterAll(() => test.close());

  async function list(variables: Record<string, unknown>): Promise<Listed['cases']> {
    return (await handler.data<Listed>(LIST, variables)).cases;
  }

  async function references(filter: Record<string, unknown>): Promise<string[]> {
    return (await list({ filter, first: 100 })).edges.map((edge) => edge.node.reference);
  }

  function expected(order: Order): string[] {
    const key = (caseFile: CaseFile): number =>
      order === 'DUE_SOONEST' ? (caseFile.nextDueAt?.getTime() ?? Infinity) : caseFile.receivedAt.getTime();
    const sorted = stored.toSorted((left, right) => {
      const apart = key(left) === key(right) ? 0 : key(left) - key(right);
      return apart === 0 ? (left.id < right.id ? -1 : 1) : apart;
    });
    return (order === 'NEWEST' ? sorted.reverse() : sorted).map((caseFile) => caseFile.reference);
  }

  it('gives every case once and in order, whatever the size of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Order>('DUE_SOONEST', 'NEWEST', 'OLDEST'),
        fc.integer({ min: 2, max: 45 }),
        async (order, first) => {
          const seen: string[] = [];
          let after: string | null = null;
          for (;;) {
            const page: Listed['cases'] = await list({ order, first, after });
            expect(page.edges.length).toBeLessThanOrEqual(first);
            seen.push(...page.edges.map((edge) => edge.node.reference));
            if (!page.pageInfo.hasNextPage) break;
            after = page.pageInfo.endCursor;
          }
          expect(seen).toEqual(expected(order));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('goes on after any case of a page, not only the last', async () => {
    const { edges } = await list({ first: 40 });
    const rest = await list({ first: 40, after: edges[10]?.cursor });
    expect(rest.edges).toEqual(edges.slice(11));
    const nothing = await list({ first: 40, after: edges[39]?.cursor });
    expect(nothing).toEqual({ edges: [], pageInfo: { endCursor: null, hasNextPage: false } });
  });

  it('begins with what is due soonest unless told otherwise', async () => {
    expect((await list({ first: 40 })).edges.map((edge) => edge.node.reference)).toEqual(
      expected('DUE_SOONEST'),
    );
  });

  const due = new Date(Date.UTC(2026, 11, 3, 9, 30));
  it.each<[string, Record<string, unknown>, (caseFile: CaseFile) => boolean]>([
    ['stages', { stages: ['REVIEW', 'INVESTIGATION'] }, (each) => each.stage !== 'CLOSED'],
    ['no stages', { stages: [] }, () => true],
    ['channel', { channel: 'POST' }, (each) => each.channel === 'POST'],
    ['category', { category: 'PAYMENT' }, (each) => each.category === 'PAYMENT'],
    ['awaiting', { awaiting: 'CUSTOMER' }, (each) => each.awaiting === 'CUSTOMER'],
    ['overdue', { isOverdue: true }, (each) => each.isOverdue],
    ['not overdue', { isOverdue: false }, (each) => !each.isOverdue],
    ['mine', { isMine: true }, (each) => each.handler?.id === handler.id],
    [
      'due before',
      { dueBefore: due.toISOString() },
      (each) => each.nextDueAt != null && each.nextDueAt < due,
    ],
    [
      'several at once',
      { isMine: true, stages: ['CLOSED'], isOverdue: true },
      (each) => each.handler?.id === handler.id && each.stage === 'CLOSED' && each.isOverdue,
    ],
  ])('filters by %s', async (_what, filter, fits) => {
    const wanted = stored.filter(fits).map((caseFile) => caseFile.reference);
    expect(wanted).not.toEqual([]);
    expect((await references(filter)).sort()).toEqual(wanted.sort());
  });

  it('filters by handler', async () => {
    const found = await references({ handlerId: handler.id });
    expect(found.sort()).toEqual(
      stored
        .filter((caseFile) => caseFile.handler?.id === handler.id)
        .map((caseFile) => caseFile.reference)
        .sort(),
    );
  });

  it.each([
    ['the whole reference', (reference: string) => reference],
    ['any typed form', (reference: string) => ` ${reference.toLowerCase().replaceAll('-', ' ')}`],
    ['its beginning', (reference: string) => reference.slice(0, 11)],
    ['its beginning without CON', (reference: string) => reference.slice(4, 12).toLowerCase()],
  ])('finds a case by %s', async (_how, typed) => {
    // Without a digit its beginning would read as a word.
    const reference = stored.map((each) => each.reference).find((each) => /\d/.test(each.slice(4, 12))) ?? '';
    expect(await references({ text: typed(reference) })).toEqual([reference]);
  });

  it.each([
    ['a word in another form', 'payments'],
    ['words in any order', 'vanish zebra'],
    ['a phrase', '"zebra vanished"'],
    ['one of two words', 'giraffe or zebra'],
  ])('finds a case by %s of the complaint', async (_how, text) => {
    expect(await references({ text })).toEqual([stored[7]?.reference]);
  });

  it.each(['zebra -payment', 'giraffe', '%', '_______________', "'; drop table complaint; --"])(
    'finds nothing for %s',
    async (text) => {
      expect(await references({ text })).toEqual([]);
    },
  );

  const cursor = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each<[string, Record<string, unknown>, string]>([
    ['a cursor that is none', { after: 'nonsense' }, 'after'],
    ['an empty cursor', { after: '' }, 'after'],
    ['a cursor of another order', { after: cursor(['NEWEST', '2026-10-01', randomUUID()]) }, 'after'],
    ['a cursor with a broken time', { after: cursor(['DUE_SOONEST', 'soon', randomUUID()]) }, 'after'],
    ['a cursor with a broken id', { after: cursor(['DUE_SOONEST', null, "' or 1 = 1"]) }, 'after'],
    ['a page of nothing', { first: 0 }, 'first'],
    ['a page that is too long', { first: 101 }, 'first'],
    ['a handler id that is none', { filter: { handlerId: 'me' } }, 'filter.handlerId'],
    ['a text that is too long', { filter: { text: 'a'.repeat(201) } }, 'text'],
    ['a text that cannot be stored', { filter: { text: 'a\u0000' } }, 'text'],
  ])('refuses %s', async (_what, variables, path) => {
    const error = await handler.refusal(LIST, variables);
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  it('is for staff only', async () => {
    const error = await test.anonymous.refusal(LIST);
    expect(error.extensions.code).toBe('UNAUTHENTICATED');
  });
});
