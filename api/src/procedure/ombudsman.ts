import { Temporal } from 'temporal-polyfill';
import { formatLongDate, londonDate } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { limits, ombudsmanWindow } from './deadlines.ts';
import type { Category, Procedure } from './published.ts';

const OMBUDSMAN = 'the Financial Ombudsman Service';

/** What the gate depends on. */
export interface OmbudsmanFacts {
  category: Category;
  receivedAt: Temporal.Instant;
  now: Temporal.Instant;
  /** When the final response was sent, if it was. */
  finalResponseSentAt?: Temporal.Instant;
  /** When we wrote why a payment complaint takes longer; it moves the limit only if written in time. */
  paymentHeldAt?: Temporal.Instant;
  /** Both internal reviews are over. They are offered, never required, before the ombudsman. */
  isExhausted: boolean;
}

/** Whether the customer may go to the ombudsman now, and the reason that opened or shut the gate. */
export interface OmbudsmanGate {
  isOpen: boolean;
  reason: 'FINAL_RESPONSE_ISSUED' | 'LIMIT_PASSED' | 'NOT_YET' | 'WINDOW_CLOSED' | 'NOT_ELIGIBLE';
  /** Plain sentences for the customer. */
  explanation: string;
  /** First local day on which the gate is or was open, YYYY-MM-DD; null if never. */
  opensOn: string | null;
  /** Last local day of the six months, YYYY-MM-DD; null while no final response was sent. */
  lastDay: string | null;
}

/**
 * The gate to the Financial Ombudsman Service. It opens with the final response, or without one when the legal
 * limit has passed (DISP 2.8.1R), and shuts six months after the response was sent (DISP 2.8.2R(1)).
 */
export function ombudsmanGate(
  facts: OmbudsmanFacts,
  calendar: Calendar,
  procedure: Procedure,
): OmbudsmanGate {
  const limitOn = dayOfLimit(facts, calendar, procedure);
  if (limitOn === null) return notEligible(facts.isExhausted);

  const today = londonDate(facts.now);
  const opensOn = limitOn.add({ days: 1 });
  if (facts.finalResponseSentAt) return gateAfterResponse(facts, facts.finalResponseSentAt, opensOn);
  if (Temporal.PlainDate.compare(today, opensOn) >= 0) {
    return {
      isOpen: true,
      reason: 'LIMIT_PASSED',
      explanation:
        `We had until ${formatLongDate(limitOn)} to answer your complaint and have not answered it. ` +
        `You may take it to ${OMBUDSMAN} now, free of charge, without waiting for us.`,
      opensOn: opensOn.toString(),
      lastDay: null,
    };
  }
  return {
    isOpen: false,
    reason: 'NOT_YET',
    explanation:
      `We have until ${formatLongDate(limitOn)} to answer your complaint. You may take it to ${OMBUDSMAN} ` +
      `as soon as you have our answer, or from ${formatLongDate(opensOn)} if you have none by then.`,
    opensOn: opensOn.toString(),
    lastDay: null,
  };
}

/** The legal limit that holds for the case; null when the law gives none, and so no way to the ombudsman. */
function dayOfLimit(
  { category, receivedAt, paymentHeldAt }: OmbudsmanFacts,
  calendar: Calendar,
  procedure: Procedure,
): Temporal.PlainDate | null {
  const [first, extended] = limits(receivedAt, category, calendar, procedure);
  if (!first) return null;
  const firstDay = Temporal.PlainDate.from(first.dueOn);
  if (!extended || !paymentHeldAt) return firstDay;
  const isHeldInTime = Temporal.PlainDate.compare(londonDate(paymentHeldAt), firstDay) <= 0;
  return isHeldInTime ? Temporal.PlainDate.from(extended.dueOn) : firstDay;
}

function gateAfterResponse(
  { now, isExhausted }: OmbudsmanFacts,
  sentAt: Temporal.Instant,
  limitOpensOn: Temporal.PlainDate,
): OmbudsmanGate {
  const sentOn = londonDate(sentAt);
  const window = ombudsmanWindow(sentAt);
  const lastDay = Temporal.PlainDate.from(window.dueOn);
  const openedByLimit = Temporal.PlainDate.compare(limitOpensOn, sentOn) < 0;
  const dates = { opensOn: (openedByLimit ? limitOpensOn : sentOn).toString(), lastDay: window.dueOn };
  if (Temporal.PlainDate.compare(londonDate(now), lastDay) > 0) {
    const explanation =
      `The six months in which you could go to ${OMBUDSMAN} ended on ${formatLongDate(lastDay)}. ` +
      'The ombudsman can still look at a late complaint in exceptional circumstances.';
    return { isOpen: false, reason: 'WINDOW_CLOSED', explanation, ...dates };
  }
  const review = isExhausted
    ? 'Our own reviews are finished.'
    : 'You may also ask us to look again first; that does not stop the six months.';
  const explanation =
    `We sent you our answer on ${formatLongDate(sentOn)}. You may take your complaint to ${OMBUDSMAN}, ` +
    `free of charge, until ${formatLongDate(lastDay)}. ${review}`;
  return { isOpen: true, reason: 'FINAL_RESPONSE_ISSUED', explanation, ...dates };
}

function notEligible(isExhausted: boolean): OmbudsmanGate {
  const next = isExhausted
    ? 'Our own reviews are finished, so you may take it to our ADR provider.'
    : 'If our own reviews do not settle it, you may take it to our ADR provider.';
  return {
    isOpen: false,
    reason: 'NOT_ELIGIBLE',
    explanation: `Your complaint is not about a payment or a financial matter, and ${OMBUDSMAN} takes only those. ${next}`,
    opensOn: null,
    lastDay: null,
  };
}
