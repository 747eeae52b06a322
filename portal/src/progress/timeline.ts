import type { Stage, TimelineEventType } from '../gql/graphql.ts';
import type { CaseStatus, Deadline, TimelineEntry } from '../procedure/case-status.ts';

/** One step of the timeline. Only `promised` steps lie ahead; of them only the last has a date. */
export type TimelineStep =
  | { state: 'done'; key: string; entry: TimelineEntry; notes: TimelineEntry[] }
  | { state: 'now'; key: string; stage: Stage; since: string | null; notes: TimelineEntry[] }
  | { state: 'promised'; key: string; stage: Stage; due: Deadline | null };

/** Events that carry a case into a stage; all others are notes within the stage. */
const enters: Partial<Record<TimelineEventType, Stage>> = {
  complaintReceived: 'RECEIVED',
  complaintAcknowledged: 'ACKNOWLEDGED',
  reviewStarted: 'REVIEW',
  investigationStarted: 'INVESTIGATION',
  resolutionStarted: 'RESOLUTION',
  finalResponseIssued: 'RESPONDED',
  escalationRequested: 'ESCALATED',
  escalationDecided: 'RESPONDED',
  caseReferred: 'REFERRED',
  caseReopened: 'REVIEW',
  complaintWithdrawn: 'CLOSED',
  caseClosed: 'CLOSED',
};

/**
 * Builds the timeline: what happened, where the case stands, and what is promised.
 * @param stages the stages of the published procedure in their order
 */
export function buildTimeline(status: CaseStatus, stages: readonly Stage[]): TimelineStep[] {
  return [...pastAndPresent(status), ...promised(status, stages)];
}

function pastAndPresent({ timeline, stage }: CaseStatus): TimelineStep[] {
  const steps: (TimelineStep & { state: 'done' })[] = [];
  for (const entry of timeline) {
    const last = steps.at(-1);
    if (!last || enters[entry.type]) {
      steps.push({ state: 'done', key: `event-${entry.seq}`, entry, notes: [] });
    } else {
      last.notes.push(entry);
    }
  }
  if (stage === 'CLOSED') return steps;

  const last = steps.at(-1);
  if (!last || enters[last.entry.type] !== stage) {
    return [...steps, { state: 'now', key: `now-${stage}`, stage, since: null, notes: [] }];
  }
  const { key, entry, notes } = last;
  return [...steps.slice(0, -1), { state: 'now', key, stage, since: entry.at, notes }];
}

function promised({ stage, deadlines }: CaseStatus, stages: readonly Stage[]): TimelineStep[] {
  const answer = deadlines.find(({ kind }) => kind === 'FINAL_RESPONSE' || kind === 'ESCALATION_DECISION');
  if (!answer) return [];
  // An escalation stands behind our first answer in the procedure, and leads back to an answer.
  const ahead =
    stage === 'ESCALATED'
      ? (['RESPONDED'] as const)
      : stages.slice(stages.indexOf(stage) + 1, stages.indexOf('RESPONDED') + 1);
  return ahead.map((next) => ({
    state: 'promised',
    key: `promised-${next}`,
    stage: next,
    due: next === 'RESPONDED' ? answer : null,
  }));
}
