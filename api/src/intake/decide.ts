import type { Stage } from '../procedure/published.ts';
import type { Classified } from './classify.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** New cases that one sender may open by mail in an hour: a program that answers our acknowledgements stops there. */
export const MOST_CASES_AN_HOUR = 5;
/** The same for a day: two patient programs would otherwise write to one another for ever. */
export const MOST_CASES_A_DAY = 20;
/** Mails that one case takes by itself in an hour. */
export const MOST_REPLIES_AN_HOUR = 20;

/** A case that a mail proves to know, by a signed address or by answering a mail of ours. */
export interface ProvenCase {
  id: string;
  reference: string;
  stage: Stage;
  /** Lower case; null when the case has none. */
  contactEmail: string | null;
}

/** Everything that decides about a mail. */
export interface MailFacts {
  mail: Pick<IncomingMail, 'sender' | 'subject' | 'text' | 'attachments' | 'contentType'>;
  classified: Classified;
  proven: readonly ProvenCase[];
  /** Whether it went to an address with a part after the plus sign that we did not give. */
  hasUnknownAddress: boolean;
  /** An existing case whose reference number stands in the subject. */
  namedReference: string | null;
  casesOfSenderThisHour: number;
  casesOfSenderThisDay: number;
  repliesToCaseThisHour: number;
  isCut: boolean;
}

/** What happens to a mail; the reasons are whole sentences for staff. */
export type Decision =
  | { kind: 'NEW_CASE' }
  | { kind: 'REPLY'; caseId: string }
  | { kind: 'UNMATCHED'; reasons: string[] }
  | { kind: 'IGNORED'; reasons: string[] };

/** Why a mail may wait for a person instead, each with when it does. */
const DOUBTS: readonly ((facts: MailFacts) => string | false)[] = [
  ({ isCut }) =>
    isCut && 'It is larger than 40 MB: only its beginning was taken, the whole stays in the mailbox.',
  ({ mail }) => mail.sender.isSeveral && 'It names several senders.',
  ({ mail }) => mail.sender.address === null && !mail.sender.isSeveral && 'It does not say who sent it.',
  ({ mail }) => isEncrypted(mail) && 'It is encrypted, and we cannot read it.',
  ({ mail }) => saysNothing(mail) && 'It is empty.',
  ({ classified }) => classified.isDoubtful && classified.signs.join(' '),
  ({ hasUnknownAddress }) => hasUnknownAddress && 'It went to a reply address that we did not give.',
  ({ proven }) => proven.length > 1 && `It answers mails about several cases: ${namesOf(proven)}.`,
  ({ proven, mail }) => {
    const stranger = proven.find(({ contactEmail }) => contactEmail !== mail.sender.address);
    return stranger !== undefined && `Its sender is not the customer of case ${stranger.reference}.`;
  },
  ({ proven }) => {
    const closed = proven.find(({ stage }) => stage === 'CLOSED');
    return closed !== undefined && `Case ${closed.reference} is closed.`;
  },
  ({ proven, namedReference: named }) =>
    named !== null &&
    !proven.some(({ reference }) => reference === named) &&
    `Its subject names case ${named}, which proves nothing.`,
  ({ proven, casesOfSenderThisHour: count }) =>
    proven.length === 0 &&
    count >= MOST_CASES_AN_HOUR &&
    `Its sender opened ${count} cases by mail within an hour.`,
  ({ proven, casesOfSenderThisDay: count }) =>
    proven.length === 0 &&
    count >= MOST_CASES_A_DAY &&
    `Its sender opened ${count} cases by mail within a day.`,
  ({ repliesToCaseThisHour: count }) =>
    count >= MOST_REPLIES_AN_HOUR && `The case got ${count} mails within an hour.`,
];

/** Decides what happens to a mail; whatever is in doubt waits for a person, and never comes to a wrong case. */
export function decide(facts: MailFacts): Decision {
  const { kind, signs } = facts.classified;
  if (kind !== 'PERSON') return { kind: 'IGNORED', reasons: signs };
  const reasons = DOUBTS.map((doubt) => doubt(facts)).filter((reason) => reason !== false);
  if (reasons.length > 0) return { kind: 'UNMATCHED', reasons };
  const [known] = facts.proven;
  return known === undefined ? { kind: 'NEW_CASE' } : { kind: 'REPLY', caseId: known.id };
}

function isEncrypted({ contentType }: MailFacts['mail']): boolean {
  return /^multipart\/encrypted|^application\/(x-)?pkcs7-mime(?!.*signed-data)/.test(contentType);
}

function saysNothing({ text, attachments, subject }: MailFacts['mail']): boolean {
  return (
    text === '' && attachments.length === 0 && subject.replace(/^(re|fwd?|aw|wg|tr)\s*:/i, '').trim() === ''
  );
}

function namesOf(cases: readonly ProvenCase[]): string {
  return cases.map(({ reference }) => reference).join(', ');
}
