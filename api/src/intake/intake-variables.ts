import * as v from 'valibot';
import { described, isThisMachine } from '../described.ts';
import { port, text } from '../variable-kinds.ts';

/** Passwords go over the line: without TLS only to this very machine. */
const imapUrl = v.pipe(
  v.string(),
  v.check(
    isImapUrl,
    'must look like imaps://user:password@mail.example.com/INBOX; imap:// serves for a server on this machine',
  ),
);

/** Where mails come in. */
export const intakeVariables = {
  INBOUND_SMTP_PORT: v.optional(
    described(
      port,
      'where mail servers hand over mail to the sender’s address: `2525`, none in production; a port that is taken never keeps the desk from starting',
      '2525',
    ),
  ),
  INBOUND_PROTOCOL: v.optional(
    described(
      v.picklist(['smtp', 'lmtp'], 'must be smtp or lmtp'),
      '`lmtp` for a mail server that hands over by LMTP',
      'lmtp',
    ),
    'smtp',
  ),
  INBOUND_SMTP_HOST: v.optional(described(text, 'the address that it listens on', '10.0.0.5'), '127.0.0.1'),
  IMAP_URL: v.optional(
    described(imapUrl, 'a mailbox to read', 'imaps://user:password@mail.example.com/INBOX'),
  ),
};

function isImapUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username === '' || url.hostname === '') return false;
  if (url.protocol === 'imaps:') return true;
  return url.protocol === 'imap:' && isThisMachine(url);
}
