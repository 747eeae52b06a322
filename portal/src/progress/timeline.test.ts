import { describe, expect, it } from 'vitest';
import type { TimelineEventType, DeadlineKind, Stage } from '../gql/graphql.ts';
import type { CaseStatus } from '../procedure/case-status.ts';
import { buildTimeline, type TimelineStep } from './timeline.ts';

const stages: Stage[] = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'REVIEW',
  'INVESTIGATION',
  'RESOLUTION',
  'RESPONDED',
  'ESCALATED',
  'REFERRED',
  'CLOSED',
];

function statusOf(stage: Stage, events: TimelineEventType[], promises: DeadlineKind[] = []): CaseStatus {
  return {
    reference: 'CON-7K3M-92QX-5TD',
    stage,
    awaiting: 'US',
    closure: null,
    seq: events.length,
    deadlines: promises.map((kind) => ({
      kind,
      dueAt: '2026-12-07T17:00:00Z',
      dueOn: '2026-12-07',
      isLimit: false,
      trace: [],
    })),
    timeline: events.map((type, index) => ({ seq: index + 1, type, at: `2026-11-2${index + 1}T10:00:00Z` })),
  };
}

/** "done complaintReceived", "now REVIEW + informationRequested", "promised RESPONDED 2026-12-07" */
function inWords(step: TimelineStep): string {
  if (step.state === 'promised') return `promised ${step.stage}${step.due ? ` ${step.due.dueOn}` : ''}`;
  const notes = step.notes.map(({ type }) => ` + ${type}`).join('');
  return `${step.state} ${step.state === 'done' ? step.entry.type : step.stage}${notes}`;
}

const timelineOf = (status: CaseStatus) => buildTimeline(status, stages).map(inWords);

describe('the timeline', () => {
  it('shows what happened, the present stage, and what is promised with the date of the answer', () => {
    const status = statusOf(
      'REVIEW',
      ['complaintReceived', 'complaintAcknowledged', 'handlerAssigned', 'reviewStarted'],
      ['PROGRESS_UPDATE', 'FINAL_RESPONSE'],
    );
    expect(timelineOf(status)).toEqual([
      'done complaintReceived',
      'done complaintAcknowledged + handlerAssigned',
      'now REVIEW',
      'promised INVESTIGATION',
      'promised RESOLUTION',
      'promised RESPONDED 2026-12-07',
    ]);
  });

  it('keeps what happens within a stage at that stage, and dates the present one by its beginning', () => {
    const status = statusOf('REVIEW', ['complaintReceived', 'reviewStarted', 'informationRequested']);
    const [, now] = buildTimeline(status, stages);
    expect(now).toMatchObject({ state: 'now', since: '2026-11-22T10:00:00Z' });
    expect(timelineOf(status)).toEqual(['done complaintReceived', 'now REVIEW + informationRequested']);
  });

  it('promises nothing after the answer, and has only done steps once closed', () => {
    expect(timelineOf(statusOf('RESPONDED', ['finalResponseIssued']))).toEqual(['now RESPONDED']);
    expect(timelineOf(statusOf('CLOSED', ['resolutionStarted', 'finalResponseIssued']))).toEqual([
      'done resolutionStarted',
      'done finalResponseIssued',
    ]);
  });

  it('shows an escalation after the answer, with the date of the decision', () => {
    const status = statusOf(
      'ESCALATED',
      ['finalResponseIssued', 'escalationRequested', 'reviewerAssigned'],
      ['PROGRESS_UPDATE', 'ESCALATION_DECISION'],
    );
    expect(timelineOf(status)).toEqual([
      'done finalResponseIssued',
      'now ESCALATED + reviewerAssigned',
      'promised RESPONDED 2026-12-07',
    ]);
  });

  it('names the present stage also when no event led to it', () => {
    expect(timelineOf(statusOf('ESCALATED', ['finalResponseIssued']))).toEqual([
      'done finalResponseIssued',
      'now ESCALATED',
    ]);
  });
});
