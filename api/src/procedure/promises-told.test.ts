import { describe, expect, it } from 'vitest';
import type { CaseEventDraft } from './events.ts';
import { promisesTold } from './promises-told.ts';

const kind = 'PROGRESS_UPDATE' as const;
const dueAt = '2026-11-28T10:12:00.000Z';

const missed: CaseEventDraft = { type: 'deadlineMissed', data: { kind, dueAt } };

const other: CaseEventDraft = { type: 'reviewStarted', data: {} };

function updated(isInTime: boolean): CaseEventDraft {
  const data = { messageId: 'm', isAutomatic: false, kept: [{ kind, dueAt, isInTime }] };
  return { type: 'progressUpdated', data };
}

describe('promises', () => {
  it.each([
    ['kept in time', [], [updated(true)], ['kept']],
    ['missed by the clock', [], [missed], ['missed']],
    ['fulfilled late, before the clock came', [], [updated(false)], ['missed']],
    ['fulfilled late, after the clock had counted it', [kind], [updated(false)], []],
    ['missed, then fulfilled late, in one change', [], [missed, updated(false)], ['missed']],
    ['kept again after one that was missed', [kind], [updated(false), updated(true)], ['kept']],
    ['not told of', [], [other], []],
  ])('%s', (_what, before, events, outcomes) => {
    expect(promisesTold(before, events)).toEqual(outcomes.map((outcome) => ({ kind, outcome })));
  });
});
