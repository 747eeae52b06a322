import type { Action } from '../procedure/stages.ts';
import type { OfficeIds } from './test-office.ts';

/** One thing that somebody does, and what the customer's page says after it; what is not named is as before. */
export interface Turn {
  at: string;
  by: 'customer' | keyof OfficeIds;
  does: Action;
  with?: Record<string, unknown>;
  /** Whom the desk refuses as reviewers before. */
  refused?: (keyof OfficeIds)[];
  status?: Record<string, unknown>;
  /** Every open date, by kind. */
  due?: Record<string, string>;
  /** What the turn adds to the timeline. */
  told?: string[];
}

/**
 * A payment complaint of Monday 23 November 2026, 10:12, from receipt to being opened again. Of the days ahead, 25 and
 * 28 December and 1 January are bank holidays.
 */
export function wholeLife(office: OfficeIds): Turn[] {
  const limits = { PAYMENT_LIMIT: '2026-12-14', PAYMENT_LIMIT_EXTENDED: '2027-01-14' };
  const { PAYMENT_LIMIT_EXTENDED } = limits;
  const OMBUDSMAN_WINDOW = '2027-06-04';
  return [
    {
      at: '2026-11-24T09:00:00Z',
      by: 'handler',
      does: 'startReview',
      status: { stage: 'REVIEW' },
      told: ['reviewStarted'],
    },
    {
      at: '2026-11-24T09:30:00Z',
      by: 'handler',
      does: 'requestInformation',
      with: { question: 'Which account was it?', dueOn: '2026-11-27' },
      status: { awaiting: 'CUSTOMER' },
      told: ['informationRequested'],
    },
    {
      at: '2026-11-25T19:40:00Z',
      by: 'customer',
      does: 'provideInformation',
      status: { awaiting: 'US' },
      told: ['informationProvided'],
    },
    {
      at: '2026-11-26T09:00:00Z',
      by: 'handler',
      does: 'startInvestigation',
      status: { stage: 'INVESTIGATION' },
      told: ['investigationStarted'],
    },
    { at: '2026-11-26T11:00:00Z', by: 'handler', does: 'recordEvidence', with: { isShared: true } },
    {
      at: '2026-11-26T11:30:00Z',
      by: 'handler',
      does: 'markComplex',
      status: { isComplex: true },
      due: { ...limits, PROGRESS_UPDATE: '2026-12-01', FINAL_RESPONSE: '2026-12-21' },
      told: ['markedComplex'],
    },
    {
      at: '2026-12-01T09:00:00Z',
      by: 'handler',
      does: 'explainDelay',
      with: { isOutsideOurControl: true },
      due: { PROGRESS_UPDATE: '2026-12-06', FINAL_RESPONSE: '2026-12-21', PAYMENT_LIMIT_EXTENDED },
      told: ['delayExplained'],
    },
    {
      at: '2026-12-04T09:00:00Z',
      by: 'handler',
      does: 'startResolution',
      status: { stage: 'RESOLUTION' },
      told: ['resolutionStarted'],
    },
    {
      at: '2026-12-04T15:00:00Z',
      by: 'handler',
      does: 'issueFinalResponse',
      status: { stage: 'RESPONDED', awaiting: 'CUSTOMER' },
      due: { OMBUDSMAN_WINDOW },
      told: ['finalResponseIssued'],
    },
    {
      at: '2026-12-07T18:00:00Z',
      by: 'customer',
      does: 'requestEscalation',
      status: { stage: 'ESCALATED', awaiting: 'US', escalationLevel: 1 },
      due: { OMBUDSMAN_WINDOW, PROGRESS_UPDATE: '2026-12-12', ESCALATION_DECISION: '2026-12-21' },
      told: ['escalationRequested'],
    },
    {
      at: '2026-12-08T09:00:00Z',
      by: 'director',
      does: 'assignReviewer',
      refused: ['handler', 'auditor'],
      with: { reviewerId: office.seniorReviewer.id },
      told: ['reviewerAssigned'],
    },
    {
      at: '2026-12-10T09:00:00Z',
      by: 'seniorReviewer',
      does: 'decideEscalation',
      status: { stage: 'RESPONDED', awaiting: 'CUSTOMER' },
      due: { OMBUDSMAN_WINDOW },
      told: ['escalationDecided'],
    },
    {
      at: '2026-12-11T18:00:00Z',
      by: 'customer',
      does: 'requestEscalation',
      status: { stage: 'ESCALATED', awaiting: 'US', escalationLevel: 2 },
      due: { OMBUDSMAN_WINDOW, PROGRESS_UPDATE: '2026-12-16', ESCALATION_DECISION: '2026-12-29' },
      told: ['escalationRequested'],
    },
    {
      at: '2026-12-14T09:00:00Z',
      by: 'manager',
      does: 'assignReviewer',
      // Not senior enough for the second level, and a director who acted on the case.
      refused: ['handler', 'manager', 'seniorReviewer', 'director'],
      with: { reviewerId: office.executiveReviewer.id },
      told: ['reviewerAssigned'],
    },
    {
      at: '2026-12-15T09:00:00Z',
      by: 'executiveReviewer',
      does: 'decideEscalation',
      status: { stage: 'RESPONDED', awaiting: 'CUSTOMER' },
      due: { OMBUDSMAN_WINDOW },
      told: ['escalationDecided'],
    },
    {
      at: '2026-12-16T09:00:00Z',
      by: 'handler',
      does: 'recordReferral',
      with: { body: 'FINANCIAL_OMBUDSMAN' },
      status: { stage: 'REFERRED', awaiting: 'US' },
      told: ['caseReferred'],
    },
    { at: '2026-12-18T09:00:00Z', by: 'handler', does: 'recordReferralOutcome' },
    {
      at: '2026-12-18T09:10:00Z',
      by: 'handler',
      does: 'closeCase',
      status: { stage: 'CLOSED', closure: 'REFERRED' },
      told: ['caseClosed'],
    },
    { at: '2026-12-18T20:00:00Z', by: 'customer', does: 'rateHandling' },
    { at: '2026-12-21T09:00:00Z', by: 'manager', does: 'recordLesson', with: { dueOn: '2026-12-31' } },
    { at: '2026-12-30T09:00:00Z', by: 'handler', does: 'completeLesson' },
    {
      at: '2027-01-04T09:00:00Z',
      by: 'manager',
      does: 'reopenCase',
      status: { stage: 'REVIEW', closure: null, escalationLevel: 0 },
      due: { PROGRESS_UPDATE: '2027-01-09', FINAL_RESPONSE: '2027-02-01' },
      told: ['caseReopened'],
    },
  ];
}
