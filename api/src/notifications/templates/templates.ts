import type { NoticeKind } from '@desk/db';
import { type Block, paragraphs, section } from '../document.ts';
import type { Frame, NoticeContents } from '../notice-content.ts';
import type { Texts } from './english.ts';
import { datesOf, levelOf, nextDates, outsideBodies, quoted, reasonsOf } from './parts.ts';

/** What stands between greeting and close. */
export type Template<Kind extends NoticeKind> = (
  content: NoticeContents[Kind],
  frame: Frame,
  texts: Texts,
) => Block[];

const text = (words: string): Block => ({ kind: 'paragraph', text: words });

/** Every notice in one place, for mail, HTML and letter alike. */
export const TEMPLATES: { [Kind in NoticeKind]: Template<Kind> } = {
  ACKNOWLEDGEMENT: ({ due, agreedSummary }, frame, texts) => [
    text(texts.acknowledged(frame.handler, frame.procedure.organisation.name)),
    text(texts.keepReference),
    ...(agreedSummary === null
      ? []
      : section(texts.agreedSummary, { kind: 'quote', text: agreedSummary }, text(texts.correctSummary))),
    ...section(texts.datesToExpect, datesOf(due, frame, texts)),
    ...section(texts.whyTheseDates, reasonsOf(due, frame, texts)),
  ],
  PROGRESS_UPDATE: ({ words, due }, frame, texts) => [
    ...quoted(texts.update(words.author), words),
    ...nextDates(due, frame, texts),
  ],
  AUTOMATIC_UPDATE: ({ words }) => paragraphs(words.text),
  DELAY_EXPLAINED: ({ words, due }, frame, texts) => [
    ...quoted(texts.delayed, words),
    ...nextDates(due, frame, texts),
  ],
  MARKED_COMPLEX: ({ words, due }, frame, texts) => [
    ...quoted(texts.complex(frame.procedure.organisation.name), words),
    ...nextDates(due, frame, texts),
    ...section(texts.whyTheseDates, reasonsOf(due, frame, texts)),
  ],
  INFORMATION_REQUESTED: ({ words, dueOn }, _frame, texts) => [
    ...quoted(texts.question(words.author), words),
    ...(dueOn === null ? [] : [text(texts.answerBy(dueOn))]),
    text(texts.waitingPausesNothing),
  ],
  MESSAGE: ({ words }, _frame, texts) => quoted(texts.message(words.author), words),
  LIMIT_PASSED: ({ words }) => paragraphs(words.text),
  FINAL_RESPONSE: (response, frame, texts) => [
    text(texts.answered(response.issuedBy)),
    ...section(texts.outcome, text(`${texts.decision(response.decision)}.`)),
    ...section(texts.inShort, ...paragraphs(response.summary)),
    ...section(texts.explanation, ...paragraphs(response.explanation)),
    ...section(texts.proposal, ...paragraphs(response.proposedResolution)),
    ...(response.redressPence === null
      ? []
      : section(texts.redress, text(texts.money(response.redressPence)))),
    ...section(texts.rights, ...paragraphs(response.referralWording)),
    ...outsideBodies(response.outside, frame, texts),
  ],
  ESCALATION_RECEIVED: ({ level, due }, frame, texts) => [
    text(texts.escalationReceived(levelOf(frame, level)?.title ?? '')),
    ...section(texts.datesToExpect, datesOf(due, frame, texts)),
    ...section(texts.whyTheseDates, reasonsOf(due, frame, texts)),
  ],
  REVIEWER_ASSIGNED: ({ level, reviewer }, frame, texts) => [
    text(texts.reviewerNamed(reviewer, levelOf(frame, level)?.title ?? '')),
  ],
  ESCALATION_DECIDED: (review, frame, texts) => [
    text(texts.reviewed(review.decidedBy, levelOf(frame, review.level)?.title ?? '')),
    ...section(texts.outcome, text(`${texts.review(review.decision)}.`)),
    ...section(texts.inShort, ...paragraphs(review.summary)),
    ...section(texts.explanation, ...paragraphs(review.explanation)),
    ...section(texts.rights, ...rightsAfterReview(review, frame, texts)),
    ...outsideBodies(review.outside, frame, texts),
  ],
  REFERRED: ({ body, bodyReference, referredOn }, _frame, texts) => [
    text(texts.referred(body?.name ?? texts.outsideBody, referredOn)),
    factsOf([
      [texts.theirReference, bodyReference],
      [texts.theirWebsite, body?.website],
      [texts.theirPhone, body?.phone],
      [texts.theirEmail, body?.email],
    ]),
  ],
  REFERRAL_OUTCOME: ({ body, outcome, isInCustomersFavour }, _frame, texts) => [
    text(texts.theyDecided(body?.name ?? texts.outsideBody, isInCustomersFavour)),
    ...section(texts.theirDecision, { kind: 'quote', text: outcome }),
  ],
  CLOSED: ({ closure }, { way }, texts) => [
    text(texts.closed(closure)),
    text(texts.rate),
    ...(way.kind === 'LINK' ? [{ kind: 'button', label: texts.rateLabel, url: way.url } as const] : []),
    text(texts.closedMistake),
  ],
  REOPENED: ({ due }, frame, texts) => [
    text(texts.reopened),
    ...section(texts.datesToExpect, datesOf(due, frame, texts)),
    ...section(texts.whyTheseDates, reasonsOf(due, frame, texts)),
  ],
  WITHDRAWN: (_content, _frame, texts) => [text(texts.withdrawn)],
};

/** After a review: the next one; after the last one: who outside takes it, in the published words. */
function rightsAfterReview(
  { level, isLastLevel, outside }: NoticeContents['ESCALATION_DECIDED'],
  frame: Frame,
  texts: Texts,
): Block[] {
  const adr = frame.procedure.wordings.find(({ code }) => code === 'ADR_AFTER_ESCALATION');
  return [
    ...(isLastLevel
      ? paragraphs(adr?.text ?? '')
      : [text(texts.reviewAgain(levelOf(frame, level + 1)?.title ?? ''))]),
    ...(outside.lastDay === null ? [] : [text(texts.ombudsmanUntil(outside.lastDay))]),
  ];
}

function factsOf(pairs: [name: string, value: string | null | undefined][]): Block {
  const facts = pairs.flatMap(([name, value]) => (value == null ? [] : [{ name, value }]));
  return { kind: 'facts', facts };
}
