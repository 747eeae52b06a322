import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import {
  acknowledgementDue,
  allDeadlines,
  escalationDecisionDue,
  finalResponseDue,
  limits,
  ombudsmanWindow,
  openingDeadlines,
  progressUpdateDue,
} from './deadlines.ts';
import { procedure } from './procedure.ts';
import type { Category } from './published.ts';

const england = calendarFor('england-and-wales');
const at = (text: string) => Temporal.Instant.from(text);
const kindsOf = (deadlines: { kind: string }[]) => deadlines.map(({ kind }) => kind);

/** Receipt, and the local dates of 3, 15 and 35 working days and of 8 weeks after it, in England and Wales. */
const VECTORS = [
  ['2026-04-02T09:00:00Z', '2026-04-09', '2026-04-27', '2026-05-27', '2026-05-28'],
  ['2026-12-24T09:00:00Z', '2026-12-31', '2027-01-19', '2027-02-16', '2027-02-18'],
  ['2026-08-29T09:00:00Z', '2026-09-03', '2026-09-21', '2026-10-19', '2026-10-24'],
  ['2026-10-23T09:00:00Z', '2026-10-28', '2026-11-13', '2026-12-11', '2026-12-18'],
] as const;

describe('the vectors of the regulation', () => {
  it.each(VECTORS)('received %s', (receivedAt, three, fifteen, thirtyFive, weeks) => {
    const facts = { category: 'PAYMENT', isComplex: false } as const;
    const summary = allDeadlines(at(receivedAt), facts, england, procedure).find(
      ({ kind }) => kind === 'SUMMARY_RESOLUTION',
    );
    const payment = limits(at(receivedAt), 'PAYMENT', england, procedure);
    const financial = limits(at(receivedAt), 'FINANCIAL', england, procedure);
    expect(summary?.dueOn).toBe(three);
    expect(payment.map(({ dueOn }) => dueOn)).toEqual([fifteen, thirtyFive]);
    expect(financial.map(({ dueOn }) => dueOn)).toEqual([weeks]);
  });
});

describe('acknowledgementDue', () => {
  it('is 24 elapsed hours after receipt, on any day', () => {
    expect(acknowledgementDue(at('2026-11-28T10:12:00Z'), procedure)).toEqual({
      kind: 'ACKNOWLEDGEMENT',
      dueAt: '2026-11-29T10:12:00Z',
      dueOn: '2026-11-29',
      isLimit: false,
      trace: [
        'We received your complaint on Saturday 28 November 2026 at 10:12.',
        'We promise to acknowledge it within 24 hours.',
        '24 hours later is Sunday 29 November 2026 at 10:12.',
      ],
      source: 'procedure: acknowledge within 24 hours; DISP 1.6.1R(1)',
    });
  });

  it.each([
    ['2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z', 'Sunday 25 October 2026 at 22:30'],
    ['2026-03-28T23:30:00Z', '2026-03-29T23:30:00Z', 'Monday 30 March 2026 at 00:30'],
  ])('says so when the clocks change after %s', (receivedAt, dueAt, moment) => {
    const due = acknowledgementDue(at(receivedAt), procedure);
    expect(due.dueAt).toBe(dueAt);
    expect(due.trace.slice(2)).toEqual([`24 hours later is ${moment}.`, 'The clocks change in between.']);
  });
});

describe('progressUpdateDue', () => {
  it('is 5 calendar days after we last wrote, at 17:00, in words for a tired customer', () => {
    const due = progressUpdateDue(at('2026-11-23T10:12:00Z'), procedure);
    expect(due).toMatchObject({
      kind: 'PROGRESS_UPDATE',
      dueAt: '2026-11-28T17:00:00Z',
      dueOn: '2026-11-28',
    });
    expect(due.trace).toEqual([
      'We last wrote on Monday 23 November 2026.',
      'We promise an update every 5 days.',
      '23 November + 5 days = Saturday 28 November 2026.',
    ]);
  });

  it.each([
    ['over the end of a month', '2026-11-28T10:00:00Z', '2026-12-03T17:00:00Z'],
    ['over a leap day', '2028-02-27T10:00:00Z', '2028-03-03T17:00:00Z'],
    ['over the clocks going back', '2026-10-23T10:00:00Z', '2026-10-28T17:00:00Z'],
    ['over the clocks going forward', '2026-03-26T10:00:00Z', '2026-03-31T16:00:00Z'],
    ['from 23:59 on a summer evening in London', '2026-07-14T22:59:00Z', '2026-07-19T16:00:00Z'],
    ['from midnight in London, still the day before in UTC', '2026-07-14T23:00:00Z', '2026-07-20T16:00:00Z'],
  ])('counts %s', (_, from, dueAt) => {
    expect(progressUpdateDue(at(from), procedure).dueAt).toBe(dueAt);
  });
});

describe('finalResponseDue', () => {
  it.each([
    ['an ordinary complaint', '2026-11-23T10:12:00Z', false, '2026-12-07T17:00:00Z'],
    ['a complex one', '2026-11-23T10:12:00Z', true, '2026-12-21T17:00:00Z'],
    ['receipt on a holiday', '2026-04-06T10:00:00Z', false, '2026-04-20T16:00:00Z'],
    ['receipt on a Saturday', '2026-08-29T10:00:00Z', false, '2026-09-14T16:00:00Z'],
    ['23:59 on a summer evening in London', '2026-07-14T22:59:00Z', false, '2026-07-28T16:00:00Z'],
    ['midnight in London, the day before in UTC', '2026-07-14T23:00:00Z', false, '2026-07-29T16:00:00Z'],
    ['the clocks going back', '2026-10-16T10:00:00Z', false, '2026-10-30T17:00:00Z'],
    ['the clocks going forward', '2026-03-20T10:00:00Z', false, '2026-04-07T16:00:00Z'],
  ])('holds for %s', (_, receivedAt, isComplex, dueAt) => {
    expect(finalResponseDue(at(receivedAt), isComplex, england, procedure).dueAt).toBe(dueAt);
  });

  it('tells the steps and the source', () => {
    const due = finalResponseDue(at('2026-11-23T10:12:00Z'), true, england, procedure);
    expect(due.source).toBe('procedure: final response within 20 working days when complex');
    expect(due.trace).toEqual([
      'We received your complaint on Monday 23 November 2026.',
      'Your complaint is complex, so we promise our answer within 20 working days.',
      'Mon 23 Nov 2026 is day 0.',
      '8 days at weekends do not count.',
      'Working day 20 is Mon 21 Dec 2026.',
    ]);
  });

  it('carries the warning of the calendar', () => {
    const due = finalResponseDue(at('2028-12-20T10:00:00Z'), false, england, procedure);
    expect(due.trace.at(-1)).toContain('ends on Sun 31 Dec 2028');
  });

  it.each([
    ['england-and-wales', '2026-06-19'],
    ['scotland', '2026-06-22'],
    ['northern-ireland', '2026-06-19'],
  ] as const)('follows the calendar of %s', (nation, dueOn) => {
    const due = finalResponseDue(at('2026-06-05T10:00:00Z'), false, calendarFor(nation), procedure);
    expect(due.dueOn).toBe(dueOn);
  });
});

describe('escalationDecisionDue', () => {
  it('is the working days of its level after the request', () => {
    const slow = procedure.escalationLevels.map((round) =>
      round.level === 2 ? { ...round, workingDays: 12 } : round,
    );
    const changed = { ...procedure, escalationLevels: slow };
    const requestedAt = at('2026-12-18T10:00:00Z');
    expect(escalationDecisionDue(requestedAt, 1, england, changed).dueOn).toBe('2027-01-06');
    expect(escalationDecisionDue(requestedAt, 2, england, changed).dueOn).toBe('2027-01-08');
  });

  it('refuses a level that the procedure does not have', () => {
    const flat = { ...procedure, escalationLevels: procedure.escalationLevels.slice(0, 1) };
    expect(() => escalationDecisionDue(at('2026-12-18T10:00:00Z'), 2, england, flat)).toThrow(RangeError);
  });
});

describe('limits', () => {
  it('end with the local day and are limits of the law', () => {
    const [first, extended] = limits(at('2026-04-02T09:00:00Z'), 'PAYMENT', england, procedure);
    expect(first).toMatchObject({ dueAt: '2026-04-27T22:59:59Z', isLimit: true, source: 'DISP 1.6.2AR(1)' });
    expect(extended).toMatchObject({
      dueAt: '2026-05-27T22:59:59Z',
      isLimit: true,
      source: 'DISP 1.6.2AR(2)',
    });
    const [weeks] = limits(at('2026-10-23T09:00:00Z'), 'FINANCIAL', england, procedure);
    expect(weeks).toMatchObject({ dueAt: '2026-12-18T23:59:59Z', isLimit: true, source: 'DISP 1.6.2R' });
    expect(weeks?.trace.at(-1)).toBe('Fri 23 Oct 2026 + 8 weeks = Fri 18 Dec 2026.');
  });

  it.each(['ACCOUNT', 'PLATFORM', 'SERVICE', 'DATA_PRIVACY', 'OTHER'] as const)(
    'are none for %s',
    (category) => {
      expect(limits(at('2026-04-02T09:00:00Z'), category, england, procedure)).toEqual([]);
    },
  );

  it('move with a holiday added later, and their trace names it', () => {
    const later = calendarFor('england-and-wales', [{ date: '2026-04-20', name: 'Day of thanks' }]);
    const [first] = limits(at('2026-04-02T09:00:00Z'), 'PAYMENT', later, procedure);
    expect(first?.dueOn).toBe('2026-04-28');
    expect(first?.trace).toContain('Mon 20 Apr 2026 (Day of thanks) does not count.');
  });
});

describe('ombudsmanWindow', () => {
  it.each([
    ['2026-08-31T10:00:00Z', '2027-02-28T23:59:59Z'],
    ['2027-08-31T10:00:00Z', '2028-02-29T23:59:59Z'],
    ['2028-02-29T10:00:00Z', '2028-08-29T22:59:59Z'],
    ['2026-11-23T10:00:00Z', '2027-05-23T22:59:59Z'],
    ['2026-07-14T23:00:00Z', '2027-01-15T23:59:59Z'],
  ])('of a response sent %s ends %s', (sentAt, dueAt) => {
    expect(ombudsmanWindow(at(sentAt))).toMatchObject({ kind: 'OMBUDSMAN_WINDOW', dueAt, isLimit: true });
  });
});

describe('openingDeadlines', () => {
  const promises = ['ACKNOWLEDGEMENT', 'PROGRESS_UPDATE', 'FINAL_RESPONSE'];

  it.each<[Category, string[]]>([
    ['PAYMENT', ['PAYMENT_LIMIT', 'PAYMENT_LIMIT_EXTENDED']],
    ['FINANCIAL', ['FINANCIAL_LIMIT']],
    ['SERVICE', []],
  ])('of a %s complaint are three promises and the limits %j', (category, legal) => {
    const opening = openingDeadlines(at('2026-11-23T10:12:00Z'), category, england, procedure);
    expect(kindsOf(opening)).toEqual([...promises, ...legal]);
    expect(opening.filter(({ isLimit }) => isLimit)).toHaveLength(legal.length);
  });
});

describe('allDeadlines', () => {
  it('adds what later steps can lead to, and says what it supposes', () => {
    const all = allDeadlines(
      at('2026-04-02T09:00:00Z'),
      { category: 'FINANCIAL', isComplex: true },
      england,
      procedure,
    );
    expect(all.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['ACKNOWLEDGEMENT', '2026-04-03'],
      ['PROGRESS_UPDATE', '2026-04-07'],
      ['SUMMARY_RESOLUTION', '2026-04-09'],
      ['FINAL_RESPONSE', '2026-05-05'],
      ['FINANCIAL_LIMIT', '2026-05-28'],
      ['ESCALATION_DECISION', '2026-05-19'],
      ['ESCALATION_DECISION', '2026-06-03'],
      ['OMBUDSMAN_WINDOW', '2026-11-05'],
    ]);
    expect(all.slice(5).every(({ trace }) => trace[0]?.startsWith('Suppose that'))).toBe(true);
  });

  it('leaves the ombudsman out where the ombudsman does not go', () => {
    const facts = { category: 'PLATFORM', isComplex: false } as const;
    expect(kindsOf(allDeadlines(at('2026-04-02T09:00:00Z'), facts, england, procedure))).not.toContain(
      'OMBUDSMAN_WINDOW',
    );
  });

  it('always has a date after receipt, with steps and a source', () => {
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-06-30'), noInvalidDate: true });
    const category = fc.constantFrom<Category>('PAYMENT', 'FINANCIAL', 'SERVICE');
    fc.assert(
      fc.property(moment, category, fc.boolean(), (received, about, isComplex) => {
        const receivedAt = at(received.toISOString());
        for (const due of allDeadlines(receivedAt, { category: about, isComplex }, england, procedure)) {
          expect(Temporal.Instant.compare(due.dueAt, receivedAt)).toBe(1);
          expect(at(due.dueAt).toZonedDateTimeISO('Europe/London').toPlainDate().toString()).toBe(due.dueOn);
          expect(due.trace.length).toBeGreaterThanOrEqual(3);
          expect(due.source).toMatch(/^(procedure: |DISP )/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
