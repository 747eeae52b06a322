/** Who sent a mail, as far as its headers say. */
export interface Sender {
  /** In the sender's own words; the address where there are none; '' without either. */
  name: string;
  /** Lower case; null when the mail names nobody, or several people. */
  address: string | null;
  /** Whether the mail names several senders. */
  isSeveral: boolean;
}

/** A file of a mail. */
export interface MailAttachment {
  /** As the sender called it; never empty. */
  name: string;
  /** As the sender's program called its type. */
  mediaType: string;
  bytes: Buffer;
}

/** A mail that was read: nothing in it can break a header, a page or the database. */
export interface IncomingMail {
  /** By lower-case name, in the order of the mail. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** Lower case, with the parameters. */
  contentType: string;
  sender: Sender;
  /** Every address that the mail says it went to, lower case. */
  recipients: string[];
  subject: string;
  /** With its angle brackets. */
  messageId: string | null;
  /** The Message-IDs that it answers, the nearest first. */
  threadIds: string[];
  /** When the sender's program says that it was written; proves nothing. */
  sentAt: Date | null;
  /** Everything that it says, as plain text. */
  text: string;
  attachments: MailAttachment[];
  /** What could not be read, each a whole sentence. */
  flaws: string[];
}

/** How a mail came to us. */
export interface MailSource {
  kind: 'SMTP' | 'IMAP';
  /** When it reached us: every date of a case counts from here. */
  receivedAt: Date;
  /** The sender of the envelope: '' when nobody wants an answer, null when it is not known. */
  returnPath: string | null;
  /** The recipients of the envelope that were ours. */
  recipients: readonly string[];
  /** Whether only the beginning of a mail that is too large is there. */
  isCut: boolean;
}

/** The first value of a header; '' when the mail has none. */
export function headerOf({ headers }: Pick<IncomingMail, 'headers'>, name: string): string {
  return headers.get(name)?.[0] ?? '';
}
