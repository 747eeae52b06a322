import type { Countdown } from '../formats/countdown.ts';
import type { Messages } from '../messages/en/index.ts';

/** The distance to a promise as a sentence. */
export function countdownWords(distance: Countdown, t: Messages): string {
  switch (distance.kind) {
    case 'today':
      return t.track.today;
    case 'tomorrow':
      return t.track.tomorrow;
    case 'ahead':
      return t.track.inDays(distance.days);
    case 'passed':
      return distance.days === 0 ? t.track.passedToday : t.track.passed(distance.days);
  }
}
