import { describe, expect, it } from 'vitest';
import { UNBORN, type CaseState } from './case-state.ts';
import { ACTION_NAMES, ACTIONS, obstacle, STAGES, stageAfter, type Action } from './stages.ts';
import type { Stage } from './published.ts';

function actionsFrom(stage: Stage): Action[] {
  return ACTION_NAMES.filter((action) => (ACTIONS[action].from as readonly Stage[]).includes(stage));
}

function reachableFrom(start: Stage): Set<Stage> {
  const reached = new Set<Stage>([start]);
  for (const stage of reached) {
    for (const action of actionsFrom(stage)) reached.add(stageAfter(stage, action));
  }
  return reached;
}

function stateAt(stage: Stage, changes: Partial<CaseState> = {}): CaseState {
  return { ...UNBORN, stage, ...changes };
}

const missedLimit: Partial<CaseState> = {
  deadlines: [
    {
      kind: 'FINANCIAL_LIMIT',
      dueAt: '2026-01-01T00:00:00Z',
      dueOn: '2026-01-01',
      isLimit: true,
      trace: [],
      source: '',
    },
  ],
  missed: ['FINANCIAL_LIMIT'],
};

describe('the transition table', () => {
  it('reaches every stage from the acknowledgement', () => {
    const reached = reachableFrom('ACKNOWLEDGED');
    expect(STAGES.filter((stage) => !reached.has(stage))).toEqual(['RECEIVED']);
  });

  it.each(STAGES.filter((stage) => stage !== 'CLOSED'))('has a way from %s to the end', (stage) => {
    expect(reachableFrom(stage)).toContain('CLOSED');
  });

  it.each(STAGES)('has a way on from %s', (stage) => {
    const onward = actionsFrom(stage).filter((action) => stageAfter(stage, action) !== stage);
    // A case that was only received moves on by being acknowledged, which assigning its handler does.
    expect(stage === 'RECEIVED' ? actionsFrom(stage) : onward).not.toEqual([]);
  });
});

describe('an action needs, beside its stage,', () => {
  it.each<[string, Action, CaseState, boolean]>([
    ['a case not yet complex to mark it so', 'markComplex', stateAt('REVIEW'), true],
    ['a case not yet complex to mark it so', 'markComplex', stateAt('REVIEW', { isComplex: true }), false],
    ['a question to answer', 'provideInformation', stateAt('REVIEW', { awaiting: 'CUSTOMER' }), true],
    ['a question to answer', 'provideInformation', stateAt('REVIEW'), false],
    ['an answer to accept', 'acceptResolution', stateAt('RESPONDED'), true],
    ['an answer not accepted yet', 'acceptResolution', stateAt('RESPONDED', { acceptedAt: 'x' }), false],
    ['our answer before an escalation', 'requestEscalation', stateAt('RESOLUTION'), false],
    ['our answer before an escalation', 'requestEscalation', stateAt('RESPONDED'), true],
    ['a level left', 'requestEscalation', stateAt('RESPONDED', { escalationLevel: 1 }), true],
    ['a level left', 'requestEscalation', stateAt('RESPONDED', { escalationLevel: 2 }), false],
    ['a reviewer to decide', 'decideEscalation', stateAt('ESCALATED'), false],
    ['a reviewer to decide', 'decideEscalation', stateAt('ESCALATED', { reviewerId: 'x' }), true],
    ['both levels decided to refer', 'recordReferral', stateAt('RESPONDED', { category: 'SERVICE' }), false],
    [
      'both levels decided to refer',
      'recordReferral',
      stateAt('RESPONDED', { category: 'SERVICE', escalationLevel: 2 }),
      true,
    ],
    [
      'our answer to a payment dispute to refer',
      'recordReferral',
      stateAt('RESPONDED', { category: 'PAYMENT' }),
      true,
    ],
    [
      'a passed limit to refer before our answer',
      'recordReferral',
      stateAt('INVESTIGATION', missedLimit),
      true,
    ],
    ['a passed limit to refer before our answer', 'recordReferral', stateAt('INVESTIGATION'), false],
    ['a closed case not rated yet', 'rateHandling', stateAt('CLOSED'), true],
    ['a closed case not rated yet', 'rateHandling', stateAt('CLOSED', { isRated: true }), false],
  ])('%s: %s', (_need, action, state, isPossible) => {
    expect(obstacle(state, action) === null).toBe(isPossible);
  });
});
