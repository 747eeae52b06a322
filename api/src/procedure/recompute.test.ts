import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import { evolve, UNBORN, type CaseState } from './case-state.ts';
import { escalationDecisionDue, finalResponseDue, limits, progressUpdateDue } from './deadlines.ts';
import type { CaseEventDraft } from './events.ts';
import { procedure } from './procedure.ts';
import { recompute, type PastEvent } from './recompute.ts';

const england = calendarFor('england-and-wales');
const withHoliday = calendarFor('england-and-wales', [{ date: '2026-12-01', name: 'Day of mourning' }]);
const received = Temporal.Instant.from('2026-11-23T10:12:00Z');
const later = Temporal.Instant.from('2026-11-26T09:00:00Z');
const due = [
  progressUpdateDue(received, procedure),
  finalResponseDue(received, false, england, procedure),
  ...limits(received, 'PAYMENT', england, procedure),
];

const acknowledged: [Temporal.Instant, CaseEventDraft] = [
  received,
  { type: 'complaintAcknowledged', data: { due } },
];

function caseOf(...history: [Temporal.Instant, CaseEventDraft][]): { state: CaseState; events: PastEvent[] } {
  const born: CaseState = { ...UNBORN, category: 'PAYMENT', receivedAt: received.toString() };
  return {
    state: history.reduce((state, [at, event]) => evolve(state, event, at.toString()), born),
    events: history.map(([at, { type, data }]) => ({ type, at: at.toString(), data })),
  };
}

describe('recompute', () => {
  it('finds nothing to move while the calendar is the same', () => {
    expect(recompute({ ...caseOf(acknowledged), now: received }, england, procedure)).toEqual({
      moved: [],
      due: [],
    });
  });

  it('moves what is counted in working days, and nothing else, over a holiday announced later', () => {
    const { moved, due: after } = recompute(
      { ...caseOf(acknowledged), now: received },
      withHoliday,
      procedure,
    );
    expect(moved).toEqual([
      { kind: 'FINAL_RESPONSE', from: '2026-12-07T17:00:00Z', to: '2026-12-08T17:00:00Z' },
      { kind: 'PAYMENT_LIMIT', from: '2026-12-14T23:59:59Z', to: '2026-12-15T23:59:59Z' },
      { kind: 'PAYMENT_LIMIT_EXTENDED', from: '2027-01-14T23:59:59Z', to: '2027-01-15T23:59:59Z' },
    ]);
    expect(after[0]?.trace).toContain('Tue 1 Dec 2026 (Day of mourning) does not count.');
  });

  it('has nothing more to move once it was done', () => {
    const { state, events } = caseOf(acknowledged);
    const data = recompute({ state, events, now: received }, withHoliday, procedure);
    const done = caseOf(acknowledged, [later, { type: 'deadlinesRecomputed', data }]);
    expect(recompute({ ...done, now: later }, withHoliday, procedure).moved).toEqual([]);
    expect(recompute({ ...done, now: later }, england, procedure).moved).toHaveLength(3);
  });

  it('leaves alone what was missed, or whose time is over', () => {
    const kind = 'FINAL_RESPONSE';
    const missed = caseOf(acknowledged, [
      later,
      { type: 'deadlineMissed', data: { kind, dueAt: '2026-12-07T17:00:00Z' } },
    ]);
    const kinds = (found: { moved: { kind: string }[] }) => found.moved.map((move) => move.kind);
    expect(kinds(recompute({ ...missed, now: later }, withHoliday, procedure))).not.toContain(kind);
    const now = Temporal.Instant.from('2026-12-07T17:00:01Z');
    expect(kinds(recompute({ ...caseOf(acknowledged), now }, withHoliday, procedure))).not.toContain(kind);
  });

  it('leaves a promise of another length as it was made', () => {
    const shorter = { ...procedure, deadlines: { ...procedure.deadlines, finalResponseWorkingDays: 8 } };
    expect(recompute({ ...caseOf(acknowledged), now: received }, england, shorter).moved).toEqual([]);
  });

  it('counts the answer of a reopened case from the reopening, and a decision from its request', () => {
    const answer = finalResponseDue(later, false, england, procedure);
    const reopened = caseOf(acknowledged, [later, { type: 'caseReopened', data: { due: [answer] } }]);
    expect(recompute({ ...reopened, now: later }, england, procedure).moved).toEqual([]);
    expect(recompute({ ...reopened, now: later }, withHoliday, procedure).moved).toContainEqual({
      kind: 'FINAL_RESPONSE',
      from: '2026-12-10T17:00:00Z',
      to: '2026-12-11T17:00:00Z',
    });
    const decision = escalationDecisionDue(later, 1, england, procedure);
    const data = { escalationId: 'e', level: 1, due: [decision] };
    const escalated = caseOf([later, { type: 'escalationRequested', data }]);
    expect(recompute({ ...escalated, now: later }, england, procedure).moved).toEqual([]);
    expect(recompute({ ...escalated, now: later }, withHoliday, procedure).due).toMatchObject([
      { kind: 'ESCALATION_DECISION', dueOn: '2026-12-11' },
    ]);
  });
});
