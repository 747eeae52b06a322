import { headerOf, type IncomingMail } from './incoming-mail.ts';

/** Who or what wrote a mail. */
export type MailKind = 'PERSON' | 'AUTO_REPLY' | 'BOUNCE' | 'LIST' | 'OWN';

/** What a mail is, and the signs that tell so, each a whole sentence. */
export interface Classified {
  kind: MailKind;
  signs: string[];
  /** Whether a person's mail shows one sign of a program, which is not enough to know. */
  isDoubtful: boolean;
}

/** What tells our own mails. */
export interface Ourselves {
  /** The address of complaints, lower case. */
  address: string;
  /** Whether a Message-ID was given by this desk. */
  isOurs: (messageId: string) => boolean;
}

type Headers = Pick<IncomingMail, 'headers'>;

/** Subjects of out-of-office replies in English, German and French; people write such words too. */
const AWAY =
  /\b(out of (the )?office|automatic reply|auto[- ]?(reply|response)|away from (my|the) (desk|office))\b|abwesenheits|automatische antwort|nicht im b(ü|ue)ro|absen(ce|t) du bureau|r[ée]ponse automatique|message d['’]absence/i;

/** Says by its headers whether a person wrote a mail. A program must never get an answer (RFC 3834). */
export function classify(mail: IncomingMail, returnPath: string | null, ourselves: Ourselves): Classified {
  const kinds: [MailKind, string[]][] = [
    ['BOUNCE', bounceSigns(mail, returnPath)],
    ['OWN', ownSigns(mail, ourselves)],
    ['AUTO_REPLY', autoReplySigns(mail, returnPath)],
    ['LIST', listSigns(mail)],
  ];
  const [kind, signs] = kinds.find(([, found]) => found.length > 0) ?? ['PERSON', []];
  if (kind !== 'PERSON') return { kind, signs, isDoubtful: false };
  const weak = weakSigns(mail);
  if (weak.length > 1) return { kind: 'AUTO_REPLY', signs: weak, isDoubtful: false };
  return { kind, signs: weak, isDoubtful: weak.length > 0 };
}

function bounceSigns(mail: IncomingMail, returnPath: string | null): string[] {
  const { contentType, sender } = mail;
  const isDaemon = /^(mailer-daemon|postmaster|mail-daemon|mdaemon)@/.test(sender.address ?? '');
  return [
    ...when(
      contentType.startsWith('multipart/report') && contentType.includes('delivery-status'),
      'It is a report on the delivery of a mail.',
    ),
    ...when(headerOf(mail, 'x-failed-recipients') !== '', 'It names recipients whom a mail did not reach.'),
    ...when(isDaemon && isEmptyPath(mail, returnPath), 'A mail server sent it, and wants no answer.'),
  ];
}

function ownSigns(mail: IncomingMail, { address, isOurs }: Ourselves): string[] {
  return [
    ...when(valuesOf(mail, 'x-loop').includes(address), 'It carries our mark against loops.'),
    ...when(mail.sender.address === address, 'It says that we sent it.'),
    ...when(mail.messageId !== null && isOurs(mail.messageId), 'We sent a mail with its Message-ID.'),
  ];
}

function autoReplySigns(mail: IncomingMail, returnPath: string | null): string[] {
  const submitted = headerOf(mail, 'auto-submitted').toLowerCase();
  const precedence = headerOf(mail, 'precedence').toLowerCase();
  const marks = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-mail-autoreply', 'x-autoreply-from'];
  return [
    ...when(
      submitted !== '' && !/^no\b/.test(submitted),
      `Its header Auto-Submitted says ${quoted(submitted)}.`,
    ),
    ...when(/^(auto_reply|junk)$/.test(precedence), `Its header Precedence says ${quoted(precedence)}.`),
    ...marks
      .filter((name) => !['', 'no'].includes(headerOf(mail, name).toLowerCase()))
      .map((name) => `It has the header ${name}.`),
    ...when(mail.contentType.includes('disposition-notification'), 'It only confirms that a mail was read.'),
    ...when(isEmptyPath(mail, returnPath), 'Its sender wants no answer: its return path is empty.'),
  ];
}

function listSigns(mail: IncomingMail): string[] {
  const precedence = headerOf(mail, 'precedence').toLowerCase();
  return [
    ...when(headerOf(mail, 'list-id') !== '', `It came over the list ${quoted(headerOf(mail, 'list-id'))}.`),
    ...when(headerOf(mail, 'list-unsubscribe') !== '', 'One can unsubscribe from it.'),
    ...when(/^(bulk|list)$/.test(precedence), `Its header Precedence says ${quoted(precedence)}.`),
  ];
}

function weakSigns(mail: IncomingMail): string[] {
  const suppress = headerOf(mail, 'x-auto-response-suppress').toLowerCase();
  return [
    ...when(AWAY.test(mail.subject), 'Its subject reads like an automatic reply.'),
    ...when(!['', 'none'].includes(suppress), 'It asks for no automatic replies, as automatic mails do.'),
  ];
}

function isEmptyPath(mail: Headers, returnPath: string | null): boolean {
  return returnPath === '' || /^<\s*>$/.test(headerOf(mail, 'return-path'));
}

function valuesOf({ headers }: Headers, name: string): string[] {
  return (headers.get(name) ?? []).map((value) => value.trim().toLowerCase());
}

function when(holds: boolean, sign: string): string[] {
  return holds ? [sign] : [];
}

function quoted(value: string): string {
  return `“${value.slice(0, 80)}”`;
}
