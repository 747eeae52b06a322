import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import type { CaseState } from './case-state.ts';
import { ombudsmanGate } from './ombudsman.ts';
import type { OutsideBody, Procedure } from './published.ts';
import { LAST_LEVEL } from './stages.ts';

/** Whether a case may go to one outside body now, and why. */
export interface WayOutside {
  body: OutsideBody;
  isOpen: boolean;
  /** Plain sentences for the customer. */
  explanation: string;
  /** First local day on which the way is or was open, YYYY-MM-DD; null while no day opens it by itself. */
  opensOn: string | null;
  /** Last local day, YYYY-MM-DD; null without an end. */
  openUntil: string | null;
}

/** What the ways depend on beside the state of the case. */
export interface WaysFacts {
  now: Temporal.Instant;
  finalResponseSentAt?: Temporal.Instant;
  /** When we wrote why a payment complaint takes longer. */
  paymentHeldAt?: Temporal.Instant;
}

type Circumstances = Pick<CaseState, 'stage' | 'category' | 'escalationLevel' | 'receivedAt'>;

/** The ways to every published outside body, in the order of the procedure (procedure: alternative dispute resolution). */
export function waysOutside(
  state: Circumstances,
  facts: WaysFacts,
  calendar: Calendar,
  procedure: Procedure,
): WayOutside[] {
  const isExhausted = state.escalationLevel === LAST_LEVEL && state.stage !== 'ESCALATED';
  return procedure.outsideBodies.map((body) =>
    body.code === 'FINANCIAL_OMBUDSMAN'
      ? toOmbudsman(body, state, { ...facts, isExhausted }, calendar, procedure)
      : toAdrProvider(body, state, isExhausted),
  );
}

function toOmbudsman(
  body: OutsideBody,
  { category, receivedAt }: Circumstances,
  facts: WaysFacts & { isExhausted: boolean },
  calendar: Calendar,
  procedure: Procedure,
): WayOutside {
  const received = Temporal.Instant.from(receivedAt);
  const gate = ombudsmanGate({ category, receivedAt: received, ...facts }, calendar, procedure);
  const { isOpen, explanation, opensOn, lastDay } = gate;
  return { body, isOpen, explanation, opensOn, openUntil: lastDay };
}

/** Procedure: the ADR provider comes "after our internal escalation process". */
function toAdrProvider(
  body: OutsideBody,
  { stage, escalationLevel }: Circumstances,
  isExhausted: boolean,
): WayOutside {
  return {
    body,
    isOpen: isExhausted,
    explanation: isExhausted
      ? `Our own reviews are finished. You may take your complaint to ${body.name} now.`
      : `${body.name} takes complaints once our own reviews are finished. ${nextReview(stage, escalationLevel)}`,
    opensOn: null,
    openUntil: null,
  };
}

function nextReview(stage: CaseState['stage'], level: number): string {
  if (stage === 'ESCALATED') return 'We are looking at your complaint again right now.';
  if (stage === 'RESPONDED' && level > 0) return 'You can ask for the last one of them now.';
  if (stage === 'RESPONDED') return 'You can ask for the first one of them now.';
  return 'You can ask for the first one as soon as you have our answer.';
}
