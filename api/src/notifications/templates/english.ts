import type { Decision, EscalationDecision, NoticeKind } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import type { Closure } from '../../procedure/case-state.ts';
import { formatLongDate } from '../../procedure/calendar.ts';

const date = (day: string): string => formatLongDate(Temporal.PlainDate.from(day));

const SUBJECTS: Record<NoticeKind, string> = {
  ACKNOWLEDGEMENT: 'We have received your complaint',
  PROGRESS_UPDATE: 'An update on your complaint',
  AUTOMATIC_UPDATE: 'We owe you an update on your complaint',
  DELAY_EXPLAINED: 'Why your complaint is taking longer',
  MARKED_COMPLEX: 'Your complaint needs more time',
  INFORMATION_REQUESTED: 'We need something from you',
  MESSAGE: 'A message about your complaint',
  LIMIT_PASSED: 'We have not answered in time: your rights',
  FINAL_RESPONSE: 'Our final response to your complaint',
  ESCALATION_RECEIVED: 'We will look at your complaint again',
  REVIEWER_ASSIGNED: 'Who will review your complaint',
  ESCALATION_DECIDED: 'The decision of our review',
  REFERRED: 'Your complaint is with an outside body',
  REFERRAL_OUTCOME: 'The outside body has decided',
  CLOSED: 'Your complaint is closed',
  REOPENED: 'We have opened your complaint again',
  WITHDRAWN: 'You have withdrawn your complaint',
};

const DECISIONS: Record<Decision, string> = {
  UPHELD: 'We agree with your complaint',
  PARTLY_UPHELD: 'We agree with part of your complaint',
  NOT_UPHELD: 'We do not agree with your complaint',
};

const REVIEWS: Record<EscalationDecision, string> = {
  CONFIRMED: 'The earlier answer stands',
  CHANGED: 'The earlier answer is changed',
  OVERTURNED: 'The earlier answer no longer stands',
};

const CLOSURES: Record<Closure, string> = {
  ACCEPTED: 'You accepted our answer.',
  NO_REPLY: 'You have not asked us to look again since we answered.',
  DECIDED: 'Our review has decided, and you have not taken it further.',
  REFERRED: 'The outside body has dealt with it.',
  WITHDRAWN: 'You withdrew it.',
};

/** Every text of mails and letters in English, by what it says; another language has the same keys. */
export const english = {
  language: 'en',
  date,
  money: (pence: number) => (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' }),
  subject: (kind: NoticeKind, reference: string) => `${SUBJECTS[kind]} (${reference})`,
  greeting: (name: string) => `Dear ${name},`,
  reference: 'Your reference number',
  handler: 'Your case handler',
  received: 'Received',
  datesToExpect: 'The dates to expect',
  by: (day: string) => `by ${date(day)}`,
  whyTheseDates: 'Why these dates',
  reason: (title: string, steps: string[]) => `${title}: ${steps.join(' ')}`,
  nextDates: 'What you can expect next',
  acknowledged: (handler: string | null, company: string) =>
    handler === null
      ? `Thank you for telling us. ${company} has received your complaint, and we take it seriously.`
      : `Thank you for telling us. ${company} has received your complaint, and ${handler} looks after it from now on.`,
  agreedSummary: 'What we understood',
  correctSummary:
    'If this is not what you told us, please correct it: open your complaint, or answer this message. Whoever looks into it sees both versions.',
  keepReference:
    'Please keep the reference number. With it you can see at any time where your complaint stands.',
  update: (author: string | null) =>
    author === null
      ? 'Here is how your complaint stands.'
      : `${author} has written to you about your complaint:`,
  message: (author: string | null) =>
    author === null ? 'We have written to you:' : `${author} has written to you:`,
  question: (author: string | null) => `${author ?? 'We'} would like to know:`,
  answerBy: (day: string) => `An answer helps us most by ${date(day)}.`,
  waitingPausesNothing: 'While we wait, the dates that we promised you stay as they are.',
  complex: (company: string) =>
    `Your complaint is more complex than most, so ${company} needs more time to answer it well. This is why:`,
  delayed: 'Your complaint takes longer than we had hoped. This is why:',
  outcome: 'Our decision',
  decision: (decision: Decision) => DECISIONS[decision],
  review: (decision: EscalationDecision) => REVIEWS[decision],
  answered: (author: string) => `This is our final response to your complaint. It was written by ${author}.`,
  inShort: 'In short',
  explanation: 'What we found',
  proposal: 'What we propose',
  redress: 'Money we offer',
  rights: 'If you are not satisfied',
  lastDay: 'Last day for the ombudsman',
  takeItTo: 'Where you can take it',
  leaflet: (title: string, publisher: string, website: string) =>
    `The leaflet “${title}” of the ${publisher} explains how: ${website}.`,
  enclosed: 'This response is attached as a PDF for you to keep.',
  escalationReceived: (level: string) =>
    `You asked us to look at your complaint again. It now goes to our ${level.toLowerCase()}: somebody who has not worked on it decides.`,
  reviewerNamed: (reviewer: string, level: string) =>
    `${reviewer} has been named for the ${level.toLowerCase()} of your complaint. ${reviewer} has not worked on it before and decides independently.`,
  reviewed: (author: string, level: string) =>
    `${author} has decided the ${level.toLowerCase()} of your complaint.`,
  reviewAgain: (level: string) =>
    `If you are still not satisfied, you can ask for our ${level.toLowerCase()}.`,
  ombudsmanUntil: (day: string) =>
    `You may take your complaint to the Financial Ombudsman Service, free of charge, until ${date(day)}: six months after our final response.`,
  referred: (body: string, day: string) =>
    `Your complaint has been with ${body} since ${date(day)}. They decide independently of us, and we give them what they ask for.`,
  theirReference: 'Their reference number',
  theirWebsite: 'Website',
  theirPhone: 'Phone',
  theirEmail: 'Email',
  theyDecided: (body: string, isInCustomersFavour: boolean) =>
    isInCustomersFavour
      ? `${body} has decided in your favour. We act on it.`
      : `${body} has decided, and not in your favour.`,
  theirDecision: 'What they decided',
  outsideBody: 'the outside body',
  closed: (closure: Closure) => `We have closed your complaint. ${CLOSURES[closure]}`,
  closedMistake: 'If this is a mistake, tell us and we will look at it.',
  rate: 'How did we handle it? One minute of your time helps us do better.',
  rateLabel: 'Tell us how we did',
  reopened: 'We are working on your complaint again, with new dates.',
  withdrawn:
    'You have withdrawn your complaint, and we have closed it. If this was not you, or you change your mind, tell us.',
  openCase: 'Open your complaint',
  answerQuestion: 'Answer',
  readMore: 'The whole complaint, everything written so far and what you can do next:',
  onTheWeb: (url: string) =>
    `To see your complaint at any time, go to ${url} and enter the reference number.`,
  keyOnPaper: 'Your access key',
  keyUse:
    'Together with the reference number, this key opens your complaint and everything in it. Keep it safe.',
  replyToMail: 'You can answer this mail: your answer goes to your complaint.',
  howToReachUs: 'How to reach us',
  phone: (phone: string, hours: string) => `${phone} (${hours})`,
  post: 'Post',
  email: 'Email',
  codeSubject: (reference: string) => `Your code for complaint ${reference}`,
  codeIntroduction: 'Enter this code on the page where you asked for it. It opens your complaint.',
  code: 'Your code',
  codeLimits: (minutes: number) =>
    `It works once, within ${minutes} minutes. Nobody of us will ever ask you for it.`,
  codeNotAsked:
    'If you did not ask for it, somebody else typed your reference number; without this code they see nothing of what you wrote.',
  signature: (company: string) => `Complaints team, ${company}`,
  page: (page: number, pages: number, reference: string) => `${reference} · page ${page} of ${pages}`,
};

/** The texts of one language. */
export type Texts = typeof english;
