import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../procedure/stages.ts';
import { expectSoundHistory } from '../testing/history.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { testCase, type Situation } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

interface Effect {
  situation: Situation;
  action: Action;
  changes?: Record<string, unknown>;
  /** Stage and awaiting after. */
  leads: string;
  /** Each event with its audience. */
  events: string[];
  /** What is due after, as `KIND date`, beside what the action leaves alone. */
  due?: string[];
  /** What is no longer due. */
  ends?: string[];
}

// Everything happens on Monday 23 November 2026; the road of each situation decides what was due before.
const EFFECTS: Effect[] = [
  {
    situation: 'received',
    action: 'assignHandler',
    leads: 'ACKNOWLEDGED US',
    events: ['handlerAssigned PUBLIC', 'complaintAcknowledged PUBLIC'],
    due: [
      'PROGRESS_UPDATE 2026-11-28',
      'FINAL_RESPONSE 2026-12-07',
      'PAYMENT_LIMIT 2026-12-14',
      'PAYMENT_LIMIT_EXTENDED 2027-01-14',
    ],
    ends: ['ACKNOWLEDGEMENT'],
  },
  {
    situation: 'review',
    action: 'assignHandler',
    leads: 'REVIEW US',
    events: ['handlerAssigned PUBLIC'],
  },
  { situation: 'acknowledged', action: 'startReview', leads: 'REVIEW US', events: ['reviewStarted PUBLIC'] },
  {
    situation: 'review',
    action: 'requestInformation',
    leads: 'REVIEW CUSTOMER',
    events: ['informationRequested PUBLIC'],
  },
  {
    situation: 'asked',
    action: 'provideInformation',
    leads: 'REVIEW US',
    events: ['informationProvided PUBLIC'],
  },
  { situation: 'asked', action: 'sendMessage', leads: 'REVIEW CUSTOMER', events: ['messageSent CUSTOMER'] },
  {
    situation: 'referred',
    action: 'sendMessage',
    leads: 'REFERRED US',
    events: ['messageSent CUSTOMER'],
  },
  {
    situation: 'resolution',
    action: 'correctSummary',
    leads: 'RESOLUTION US',
    events: ['summaryCorrected CUSTOMER'],
  },
  {
    situation: 'asked',
    action: 'startInvestigation',
    leads: 'INVESTIGATION US',
    events: ['investigationStarted PUBLIC'],
  },
  {
    situation: 'review',
    action: 'recordEvidence',
    leads: 'REVIEW US',
    events: ['evidenceRecorded STAFF'],
  },
  {
    situation: 'review',
    action: 'recordEvidence',
    changes: { isShared: true },
    leads: 'REVIEW US',
    events: ['evidenceShared CUSTOMER'],
  },
  { situation: 'closed', action: 'addNote', leads: 'CLOSED US', events: ['noteAdded STAFF'] },
  {
    situation: 'investigation',
    action: 'startResolution',
    leads: 'RESOLUTION US',
    events: ['resolutionStarted PUBLIC'],
  },
  {
    situation: 'review',
    action: 'markComplex',
    leads: 'REVIEW US',
    events: ['markedComplex PUBLIC'],
    due: ['PROGRESS_UPDATE 2026-11-28', 'FINAL_RESPONSE 2026-12-21'],
  },
  {
    situation: 'review',
    action: 'explainDelay',
    leads: 'REVIEW US',
    events: ['delayExplained PUBLIC'],
    due: ['PAYMENT_LIMIT 2026-12-14'],
  },
  {
    situation: 'review',
    action: 'explainDelay',
    changes: { isOutsideOurControl: true },
    leads: 'REVIEW US',
    events: ['delayExplained PUBLIC'],
    due: ['PAYMENT_LIMIT_EXTENDED 2027-01-14'],
    ends: ['PAYMENT_LIMIT'],
  },
  { situation: 'review', action: 'postUpdate', leads: 'REVIEW US', events: ['progressUpdated PUBLIC'] },
  {
    situation: 'resolution',
    action: 'issueFinalResponse',
    leads: 'RESPONDED CUSTOMER',
    events: ['finalResponseIssued PUBLIC'],
    due: ['OMBUDSMAN_WINDOW 2027-05-23'],
    ends: ['PROGRESS_UPDATE', 'FINAL_RESPONSE', 'PAYMENT_LIMIT', 'PAYMENT_LIMIT_EXTENDED'],
  },
  {
    situation: 'responded',
    action: 'acceptResolution',
    leads: 'RESPONDED US',
    events: ['resolutionAccepted PUBLIC'],
    due: ['OMBUDSMAN_WINDOW 2027-05-23'],
  },
  {
    situation: 'responded',
    action: 'requestEscalation',
    leads: 'ESCALATED US',
    events: ['escalationRequested PUBLIC'],
    due: ['ESCALATION_DECISION 2026-12-07', 'PROGRESS_UPDATE 2026-11-28'],
  },
  {
    situation: 'escalated',
    action: 'assignReviewer',
    leads: 'ESCALATED US',
    events: ['reviewerAssigned PUBLIC'],
  },
  {
    situation: 'underReview',
    action: 'decideEscalation',
    leads: 'RESPONDED CUSTOMER',
    events: ['escalationDecided PUBLIC'],
    ends: ['ESCALATION_DECISION', 'PROGRESS_UPDATE'],
  },
  {
    situation: 'decidedOnce',
    action: 'requestEscalation',
    leads: 'ESCALATED US',
    events: ['escalationRequested PUBLIC'],
  },
  {
    situation: 'decidedTwice',
    action: 'recordReferral',
    leads: 'REFERRED US',
    events: ['caseReferred PUBLIC'],
    due: ['OMBUDSMAN_WINDOW 2027-05-23'],
  },
  {
    situation: 'referred',
    action: 'recordReferralOutcome',
    leads: 'REFERRED US',
    events: ['referralOutcomeRecorded CUSTOMER'],
  },
  { situation: 'responded', action: 'closeCase', leads: 'CLOSED US NO_REPLY', events: ['caseClosed PUBLIC'] },
  { situation: 'accepted', action: 'closeCase', leads: 'CLOSED US ACCEPTED', events: ['caseClosed PUBLIC'] },
  {
    situation: 'decidedTwice',
    action: 'closeCase',
    leads: 'CLOSED US DECIDED',
    events: ['caseClosed PUBLIC'],
  },
  { situation: 'referred', action: 'closeCase', leads: 'CLOSED US REFERRED', events: ['caseClosed PUBLIC'] },
  {
    situation: 'review',
    action: 'withdrawComplaint',
    leads: 'CLOSED US WITHDRAWN',
    events: ['complaintWithdrawn PUBLIC'],
    ends: ['PROGRESS_UPDATE', 'FINAL_RESPONSE', 'PAYMENT_LIMIT', 'PAYMENT_LIMIT_EXTENDED'],
  },
  {
    situation: 'closed',
    action: 'reopenCase',
    leads: 'REVIEW US',
    events: ['caseReopened PUBLIC', 'noteAdded STAFF'],
    due: ['PROGRESS_UPDATE 2026-11-28', 'FINAL_RESPONSE 2026-12-07'],
    ends: ['OMBUDSMAN_WINDOW'],
  },
  {
    situation: 'closed',
    action: 'recordLesson',
    leads: 'CLOSED US NO_REPLY',
    events: ['lessonRecorded STAFF'],
  },
  { situation: 'closed', action: 'completeLesson', leads: 'CLOSED US', events: ['lessonCompleted STAFF'] },
  {
    situation: 'closed',
    action: 'rateHandling',
    leads: 'CLOSED US NO_REPLY',
    events: ['handlingRated CUSTOMER'],
  },
];

describe('what each action does', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  it.each(EFFECTS)('$situation, $action → $leads, $events', async (effect) => {
    const { situation, action, changes, leads, events, due = [], ends = [] } = effect;
    const made = await testCase(test, office, situation);
    const { lastSeq } = await made.read();
    const after = await made.act(action, changes);
    expect(`${after.stage} ${after.awaiting} ${after.closure ?? ''}`).toContain(leads);
    const written = (await made.events()).slice(lastSeq);
    expect(written.map(({ type, visibility }) => `${type} ${visibility}`)).toEqual(events);
    const open = after.deadlines.map(({ kind, dueOn }) => `${kind} ${dueOn}`);
    expect(open).toEqual(expect.arrayContaining(due));
    expect(after.deadlines.filter(({ kind }) => ends.includes(kind))).toEqual([]);
    await expectSoundHistory(test.desk.orm.em.fork(), after);
  });

  it('keeps no payment limit by a holding reply that comes after it', async () => {
    const late = await startTestDesk('2026-11-23T10:12:00Z');
    const people = await staffOffice(late);
    const made = await testCase(late, people, 'review');
    late.clock.advance({ days: 30 });
    const handler = await late.staff('MANAGER', 'Nadia Brook');
    const after = await made.act('explainDelay', { isOutsideOurControl: true }, handler);
    expect(after.deadlines.map(({ kind }) => kind)).toContain('PAYMENT_LIMIT');
    await late.close();
  });

  it('counts a complex answer of a reopened case from the reopening', async () => {
    const later = await startTestDesk('2026-11-23T10:12:00Z');
    const people = await staffOffice(later);
    const made = await testCase(later, people, 'closed');
    later.clock.advance({ days: 91 });
    const manager = await later.staff('MANAGER', 'Nadia Brook');
    await made.act('reopenCase', {}, manager);
    const after = await made.act('markComplex', {}, manager);
    // Reopened on Monday 22 February 2027, day 0; 20 working days on.
    expect(after.deadlines.find(({ kind }) => kind === 'FINAL_RESPONSE')?.dueOn).toBe('2027-03-22');
    await later.close();
  });

  it('names a handler when a case that never had one is opened again', async () => {
    const made = await testCase(test, office, 'received');
    await made.act('withdrawComplaint');
    const reopened = await made.act('reopenCase');
    expect(reopened.handler?.id).toBe(office.handler.id);
  });
});
