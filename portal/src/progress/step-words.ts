import type { Procedure } from '../composables/use-procedure.ts';
import type { Messages } from '../messages/en/index.ts';
import type { TimelineStep } from './timeline.ts';

/** What a step says: its state in a word (shown by shape, said to screen readers), its title, its meaning. */
export interface StepWords {
  state: string;
  title: string;
  meaning: string | null;
}

/** What was done is told by its event; what is and what comes by the procedure's own titles. */
export function stepWords(step: TimelineStep, stages: Procedure['stages'], t: Messages): StepWords {
  if (step.state === 'done') {
    return { state: t.track.stateDone, title: t.track.events[step.entry.type], meaning: null };
  }
  const stage = stages.find((each) => each.stage === step.stage);
  const title = stage?.title ?? t.track.headline;
  if (step.state === 'now') return { state: t.track.stateNow, title, meaning: stage?.meaning ?? null };
  return { state: t.track.statePromised, title, meaning: null };
}
