import { Temporal } from 'temporal-polyfill';
import { formatLongDate, londonDate } from './calendar.ts';
import type { CaseState } from './case-state.ts';
import type { Retention } from './published.ts';

/** Why personal data may only be kept for now (UK GDPR, article 18(1), a to d). */
export const RESTRICTION_GROUNDS = ['ACCURACY', 'UNLAWFUL', 'LEGAL_CLAIM', 'OBJECTION'] as const;
export type RestrictionGround = (typeof RESTRICTION_GROUNDS)[number];

/** Why the personal data of a case is kept. */
export interface Keeping {
  /** A whole sentence or two. */
  reason: string;
  /** The first day on which it may be erased, as far as it is known: YYYY-MM-DD. */
  erasableOn: string | null;
}

type KeptState = Pick<CaseState, 'closedAt' | 'restriction'>;

/** The first day, in London, on which the personal data of a case may be erased; null while it is open. */
export function erasableOn(
  { closedAt }: Pick<CaseState, 'closedAt'>,
  retention: Retention,
): Temporal.PlainDate | null {
  if (closedAt === null) return null;
  return londonDate(Temporal.Instant.from(closedAt)).add({ years: retention.caseYears });
}

/**
 * Why the personal data of a case must be kept; null when it may be erased.
 * @param openLessons how many of its lessons are not put into practice yet
 * @param today in London
 */
export function keepingOf(
  state: KeptState,
  openLessons: number,
  retention: Retention,
  today: Temporal.PlainDate,
): Keeping | null {
  const rule = `${retention.caseYears} years after it is closed (${retention.source})`;
  const day = erasableOn(state, retention);
  if (day === null)
    return { reason: `The case is open. What it holds is needed, and kept until ${rule}.`, erasableOn: null };
  const keeping = (reason: string): Keeping => ({ reason, erasableOn: day.toString() });
  if (state.restriction !== null)
    return keeping('Its processing is restricted: it is kept as it is until the restriction is lifted.');
  if (Temporal.PlainDate.compare(today, day) < 0)
    return keeping(`A case is kept until ${rule}: this one until ${formatLongDate(day)}.`);
  if (openLessons > 0) return keeping('A lesson of it is not put into practice yet: complete that first.');
  return null;
}
