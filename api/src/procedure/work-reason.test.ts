import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { UNBORN, type CaseState } from './case-state.ts';
import type { Deadline } from './deadlines.ts';
import type { CaseEventType } from './events.ts';
import type { DeadlineKind } from './published.ts';
import { workReason, type WorkReason } from './work-reason.ts';

const HANDLER = 'the handler';
const REVIEWER = 'the reviewer';
const now = Temporal.Instant.from('2026-11-23T10:12:00Z');

function due(kind: DeadlineKind, dueAt: string): Deadline {
  return { kind, dueAt, dueOn: dueAt.slice(0, 10), isLimit: false, trace: [], source: '' };
}

const earlier = due('PROGRESS_UPDATE', '2026-11-20T17:00:00Z');
const today = due('PROGRESS_UPDATE', '2026-11-23T17:00:00Z');
const later = due('FINAL_RESPONSE', '2026-12-07T17:00:00Z');
const window = due('OMBUDSMAN_WINDOW', '2026-11-22T23:59:59Z');

it.each<[string, Partial<CaseState>, CaseEventType, WorkReason['code'], string]>([
  [
    'a promise broken',
    { deadlines: [earlier, later] },
    'reviewStarted',
    'OVERDUE',
    'The progress update was due on Fri 20 Nov 2026 at 17:00.',
  ],
  [
    'a promise broken on an accepted case',
    { deadlines: [earlier], acceptedAt: '2026-11-20T10:00:00Z' },
    'resolutionAccepted',
    'OVERDUE',
    'The progress update was due on Fri 20 Nov 2026 at 17:00.',
  ],
  [
    'something due today',
    { deadlines: [today, later] },
    'informationProvided',
    'DUE_TODAY',
    'The progress update is due today, at 17:00.',
  ],
  [
    'an accepted answer',
    { stage: 'RESPONDED', acceptedAt: '2026-11-20T10:00:00Z', deadlines: [] },
    'resolutionAccepted',
    'CUSTOMER_ACCEPTED',
    'The customer accepted our answer: close the case with its root cause.',
  ],
  [
    'an answer of the customer',
    { deadlines: [later] },
    'informationProvided',
    'CUSTOMER_ANSWERED',
    'The customer answered on Sat 21 Nov 2026.',
  ],
  [
    'a review not begun',
    { stage: 'ACKNOWLEDGED', deadlines: [later] },
    'complaintAcknowledged',
    'NOT_BEGUN',
    'The review has not begun; the final response is due on Mon 7 Dec 2026 at 17:00.',
  ],
  [
    'something due later',
    { deadlines: [later] },
    'reviewStarted',
    'DUE_LATER',
    'The final response is due on Mon 7 Dec 2026 at 17:00.',
  ],
  [
    'an escalation that another decides',
    { stage: 'ESCALATED', reviewerId: REVIEWER, deadlines: [later] },
    'reviewerAssigned',
    'DUE_LATER',
    'The final response is due on Mon 7 Dec 2026 at 17:00.',
  ],
  [
    'an answer without reply, its ombudsman’s window over',
    { stage: 'RESPONDED', awaiting: 'CUSTOMER', deadlines: [window] },
    'finalResponseIssued',
    'WAITING_FOR_CUSTOMER',
    'It waits for the customer; nothing has happened since Sat 21 Nov 2026.',
  ],
  [
    'a message of the customer',
    { deadlines: [later], awaiting: 'CUSTOMER' },
    'messageSent',
    'CUSTOMER_WROTE',
    'The customer wrote on Sat 21 Nov 2026.',
  ],
  [
    'nothing at all',
    { stage: 'REFERRED', deadlines: [] },
    'caseReferred',
    'NO_ACTION',
    'Nothing is due, and nothing has happened since Sat 21 Nov 2026.',
  ],
])('says so of %s', (_what, state, type, code, words) => {
  const newest = { type, isByCustomer: true, at: Temporal.Instant.from('2026-11-21T09:00:00Z') };
  const open: CaseState = { ...UNBORN, stage: 'REVIEW', handlerId: HANDLER, ...state };
  expect(workReason(open, newest, HANDLER, now)).toEqual({ code, words });
});

it('tells the reviewer that the escalation waits for them, and when it is overdue', () => {
  const decision = due('ESCALATION_DECISION', '2026-12-07T17:00:00Z');
  const newest = { type: 'reviewerAssigned', isByCustomer: false, at: now } as const;
  const state: CaseState = { ...UNBORN, stage: 'ESCALATED', reviewerId: REVIEWER, deadlines: [decision] };
  expect(workReason(state, newest, REVIEWER, now)).toEqual({
    code: 'DECIDE_ESCALATION',
    words:
      'The escalation waits for your decision as its reviewer; the decision on the escalation is due on Mon 7 Dec 2026 at 17:00.',
  });
  const passed = { ...state, deadlines: [{ ...decision, dueAt: '2026-11-20T17:00:00Z' }] };
  expect(workReason(passed, newest, REVIEWER, now).code).toBe('OVERDUE');
});

it('counts the day in London, where summer time may make it another than in UTC', () => {
  const summer = Temporal.Instant.from('2026-07-01T23:30:00Z');
  const state: CaseState = {
    ...UNBORN,
    stage: 'REVIEW',
    deadlines: [due('PROGRESS_UPDATE', '2026-07-02T16:00:00Z')],
  };
  const newest = { type: 'reviewStarted', isByCustomer: false, at: summer } as const;
  expect(workReason(state, newest, HANDLER, summer).code).toBe('DUE_TODAY');
});

it('does not take a message of ours for one of the customer', () => {
  const newest = { type: 'messageSent', isByCustomer: false, at: now } as const;
  const state: CaseState = { ...UNBORN, stage: 'REVIEW', deadlines: [later] };
  expect(workReason(state, newest, HANDLER, now).code).toBe('DUE_LATER');
});
