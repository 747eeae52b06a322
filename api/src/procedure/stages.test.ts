import { describe, expect, it } from 'vitest';
import { ACTION_NAMES, ACTIONS, isPossibleIn, STAGES, stageAfter } from './stages.ts';
import type { Stage } from './published.ts';

function reachableFrom(start: Stage): Set<Stage> {
  const reached = new Set<Stage>([start]);
  for (const stage of reached) {
    for (const action of ACTION_NAMES) {
      if (isPossibleIn(stage, action)) reached.add(stageAfter(stage, action));
    }
  }
  return reached;
}

describe('the transition table', () => {
  it('leads from the acknowledgement to our answer', () => {
    expect(reachableFrom('ACKNOWLEDGED')).toContain('RESPONDED');
  });

  it('names only stages of the procedure', () => {
    const named = Object.values(ACTIONS).flatMap((rule) =>
      'to' in rule ? [...rule.from, rule.to] : rule.from,
    );
    expect(STAGES).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it.each(['ACKNOWLEDGED', 'REVIEW', 'INVESTIGATION', 'RESOLUTION'] as const)(
    'has a way on from %s',
    (stage) => {
      const onward = ACTION_NAMES.filter(
        (action) => isPossibleIn(stage, action) && stageAfter(stage, action) !== stage,
      );
      expect(onward).not.toEqual([]);
    },
  );
});
