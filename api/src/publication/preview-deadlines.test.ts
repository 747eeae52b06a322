import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';

const PREVIEW = /* GraphQL */ `
  query ($receivedAt: DateTime!, $category: Category!, $isComplex: Boolean) {
    previewDeadlines(receivedAt: $receivedAt, category: $category, isComplex: $isComplex) {
      kind
      dueAt
      dueOn
      isLimit
      trace
      source
    }
  }
`;

interface Preview {
  previewDeadlines: { kind: string; dueOn: string; trace: string[]; source: string }[];
}

describe('previewDeadlines', () => {
  let test: TestDesk;
  let handler: TestCaller;

  beforeAll(async () => {
    test = await startTestDesk();
    handler = await test.staff('HANDLER');
  });

  afterAll(() => test.close());

  async function preview(variables: Record<string, unknown>): Promise<Preview['previewDeadlines']> {
    return (await handler.data<Preview>(PREVIEW, variables)).previewDeadlines;
  }

  // The vectors of DISP 1.6.2AR and 1.6.2R around bank holidays, weekends and the change of the clocks.
  it.each([
    ['2026-04-02T09:00:00Z', '2026-04-09', '2026-04-27', '2026-05-27', '2026-05-28'],
    ['2026-12-24T09:00:00Z', '2026-12-31', '2027-01-19', '2027-02-16', '2027-02-18'],
    ['2026-08-29T09:00:00Z', '2026-09-03', '2026-09-21', '2026-10-19', '2026-10-24'],
    ['2026-10-23T09:00:00Z', '2026-10-28', '2026-11-13', '2026-12-11', '2026-12-18'],
  ])(
    'of a complaint received at %s are those of the rules',
    async (receivedAt, summary, first, extended, weeks) => {
      const payment = await preview({ receivedAt, category: 'PAYMENT' });
      const financial = await preview({ receivedAt, category: 'FINANCIAL', isComplex: true });
      const days = Object.fromEntries([...payment, ...financial].map(({ kind, dueOn }) => [kind, dueOn]));
      expect(days).toMatchObject({
        SUMMARY_RESOLUTION: summary,
        PAYMENT_LIMIT: first,
        PAYMENT_LIMIT_EXTENDED: extended,
        FINANCIAL_LIMIT: weeks,
      });
      expect(
        [...payment, ...financial].filter(({ trace, source }) => trace.length === 0 || source === ''),
      ).toEqual([]);
    },
  );

  it('moves the response of a complex complaint', async () => {
    const receivedAt = '2026-11-23T10:12:00Z';
    const responses = [];
    for (const isComplex of [false, true]) {
      const dates = await preview({ receivedAt, category: 'OTHER', isComplex });
      responses.push(dates.find(({ kind }) => kind === 'FINAL_RESPONSE')?.dueOn);
    }
    expect(responses).toEqual(['2026-12-07', '2026-12-21']);
  });

  it.each(['2023-12-31T23:59:59Z', '2029-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'refuses %s, which the list of bank holidays does not know',
    async (receivedAt) => {
      const error = await handler.refusal(PREVIEW, { receivedAt, category: 'OTHER' });
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'receivedAt' }] });
    },
  );

  it.each(['2024-01-01T00:00:00Z', '2028-12-31T23:59:59Z'])(
    'answers for %s, its first or last moment',
    async (at) => {
      expect(await preview({ receivedAt: at, category: 'PAYMENT' })).not.toEqual([]);
    },
  );

  it('is for staff only', async () => {
    const error = await test.anonymous.refusal(PREVIEW, {
      receivedAt: '2026-11-23T10:12:00Z',
      category: 'OTHER',
    });
    expect(error.extensions.code).toBe('UNAUTHENTICATED');
  });
});
