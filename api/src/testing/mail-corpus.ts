import type { MailKind, MailState } from '@desk/db';

/** What must become of a mail of the corpus; what is left out does not matter. */
export interface Expected {
  state?: MailState;
  kind?: MailKind;
  sender?: string;
  subject?: string;
  /** The new words, whole. */
  words?: string;
  /** A part of the new words. */
  says?: string;
  /** What must not stand in the new words. */
  lacks?: string;
  /** The names of its files, in order. */
  files?: string[];
  /** The files that are no evidence. */
  refused?: string[];
  /** A part of why it was taken so. */
  reason?: string;
  /** Whether the same mail had come before. */
  isRepeat?: boolean;
}

const FROM_MARIA = 'Maria Kowalski <maria@mail.example>';
const QUOTED = 'We have received your complaint';
const added = (words: string): Expected => ({ state: 'ADDED_TO_CASE', words });
const ignored = (kind: MailKind, reason: string): Expected => ({ state: 'IGNORED', kind, reason });
const waits = (reason: string): Expected => ({ state: 'UNMATCHED', kind: 'PERSON', reason });

/** Every mail of the corpus, in the order in which they come; what is not said otherwise opens a case. */
export const CORPUS: Record<string, Expected> = {
  plain: {
    sender: FROM_MARIA,
    subject: 'My transfer never arrived',
    words: 'Hello,\n\nI sent £120 to my sister on Friday and it never arrived.\n\nMaria',
  },
  'latin-1-quoted-printable': {
    sender: 'René Müller <rene@mail.example>',
    subject: 'Réclamation: virement perdu',
    words: "Le virement de Noël n'est jamais arrivé, et personne ne répond au téléphone.",
  },
  'windows-1252-eight-bit': { words: 'You charged me €40 – “for nothing”.' },
  'utf-8-base64': {
    sender: 'Zoë Łukasiewicz <zoe@mail.example>',
    subject: 'Żądam zwrotu 🙂',
    words: 'Dzień dobry, żądam zwrotu 250 zł.',
  },
  'iso-2022-jp': {
    sender: '田中花子 <hanako@mail.example>',
    subject: '送金が届きません',
    words: '送金がまだ届いていません。',
  },
  'wrong-charset': { words: 'The caf\uFFFD in M\uFFFDlaga charged me twice.' },
  'unknown-charset': { words: 'The charset of this mail is not known to anybody.' },
  'format-flowed': { words: 'This paragraph was broken by the mail program.\n\nThis one stands alone.' },
  'html-only': {
    words:
      'My account is locked & nobody helps.\n\nSee the statement <https://bank.example/statement?id=7>.\n\n * first try\n * second try',
  },
  'html-beside-blank-text': { words: 'Only the HTML part says it: you lost my card.' },

  'gmail-reply': added('It was the account ending in 12.'),
  'gmail-reply-html-only': added('The sort code is 00-00-00.'),
  'apple-mail-reply': added('Please call me after six.\n\nMaria'),
  'outlook-reply': added('I have asked my bank as well.'),
  'outlook-german-reply': added('Anbei die Angaben.'),
  'outlook-old-reply': added('The amount was 120 pounds.'),
  'thunderbird-french-reply': added('C’était vendredi.'),
  'bottom-posted-reply': added('My answer stands below what I quote.\n\n--\nMaria'),
  'answers-in-between': added('The one ending in 12.\nOn Friday.'),
  'only-a-quotation': { state: 'ADDED_TO_CASE', says: QUOTED },
  'reply-by-message-id': added('My program dropped your reply address.'),
  'reply-address-on-the-way': added('Only the mail server says where this went.'),
  'reply-from-upper-case': added('The same person in capitals.'),

  'spoofed-sender': waits('not the customer of case'),
  'forged-reply-address': waits('a reply address that we did not give'),
  'reference-in-subject': waits('Its subject names case'),
  'other-reference-in-subject': waits('Its subject names case'),

  forwarded: { says: 'Your card was declined four times.', sender: 'Fay <fay@mail.example>' },
  'forwarded-as-attachment': { words: 'The mail of the shop is attached.', files: ['Declined.eml'] },

  'attached-pictures': { files: ['photo.jpg', 'screen.png', 'shop.webp', 'phone.heic'] },
  'attached-documents': {
    files: ['statement.pdf', 'notes.txt', 'letter.doc', 'letter.docx', 'sums.xls', 'sums.xlsx', 'answer.eml'],
  },
  'attached-refused': {
    words: 'Everything is attached.',
    refused: ['logo.svg', 'page.html', 'setup.exe', 'fake.pdf', 'empty.txt'],
  },
  'inline-image': { words: 'Look at this screen:', files: ['image001.png'] },
  'only-a-file': { words: '', files: ['letter.pdf'] },
  'winmail-dat': { words: 'The letter is attached.', refused: ['winmail.dat'] },
  'calendar-invite': { words: 'Can we talk on Thursday?', refused: ['attachment-1', 'invite.ics'] },
  'smime-signed': { words: 'These words are signed with S/MIME.', files: [] },
  'pgp-signed': { words: 'These words are signed with PGP.', files: [] },
  'pgp-encrypted': waits('It is encrypted'),

  empty: waits('It is empty.'),
  'thirty-nested-parts': { words: 'Down here is what happened.' },
  'boundary-never-closed': { words: 'The mail ends before its boundary does.' },
  'boundary-never-used': {},
  'broken-base64': { says: 'This is readable.' },
  'headers-only': { subject: 'You closed my account without a word', words: '' },
  'nul-bytes': {
    subject: 'N ul',
    words: 'There is a NUL and a bell in this mail.',
    sender: 'Nul <nul@mail.example>',
  },
  'huge-headers': { words: 'Small words under huge headers.' },
  'crlf-injection': {
    sender: 'Evil Bcc: victim@mail.example <evil@mail.example>',
    subject: 'Hello X-Injected: yes',
  },
  'right-to-left-name': {
    sender: 'elpmaxe שרה כהן <sarah@mail.example>',
    subject: 'תלונה על העברה',
    words: 'הכסף לא הגיע.',
  },
  'no-from': waits('It does not say who sent it.'),
  'no-from-but-reply-to': { sender: 'Rex <rex@mail.example>' },
  'reply-to-of-another': { sender: 'Real <real@mail.example>' },
  'several-from': waits('It names several senders.'),
  'two-from-headers': waits('It names several senders.'),
  'no-message-id': {},
  'message-id-first': {},
  'message-id-again': { isRepeat: true },
  'message-id-of-a-stranger': {},
  'local-delivery': {},

  'bounce-postfix': ignored('BOUNCE', 'a report on the delivery'),
  'bounce-exchange': ignored('BOUNCE', 'a report on the delivery'),
  'bounce-gmail': ignored('BOUNCE', 'a report on the delivery'),
  'bounce-exim': ignored('BOUNCE', 'recipients whom a mail did not reach'),
  'bounce-qmail': ignored('BOUNCE', 'A mail server sent it'),
  'bounce-delayed': ignored('BOUNCE', 'a report on the delivery'),
  'out-of-office-english': ignored('AUTO_REPLY', 'Auto-Submitted'),
  'out-of-office-german': ignored('AUTO_REPLY', 'Precedence'),
  'out-of-office-french': ignored('AUTO_REPLY', 'Its subject reads like an automatic reply'),
  'out-of-office-subject-alone': waits('Its subject reads like an automatic reply'),
  'read-receipt': ignored('AUTO_REPLY', 'only confirms that a mail was read'),
  newsletter: ignored('LIST', 'unsubscribe'),
  'mailing-list': ignored('LIST', 'Talk <talk.lists.example>'),
  'own-mail-looped': ignored('OWN', 'our mark against loops'),
  'own-address-forged': ignored('OWN', 'It says that we sent it'),
  'cron-mail': ignored('AUTO_REPLY', 'auto-generated'),
  'auto-submitted-no': {},
};
