import * as v from 'valibot';
import { described } from '../described.ts';
import { LONGEST_LOCAL_PART, mailboxIn, type Mailbox } from './mailbox-address.ts';

const mailbox = v.pipe(
  v.string(),
  v.rawTransform<string, Mailbox>(({ dataset, addIssue, NEVER }) => {
    const from = mailboxIn(dataset.value);
    if (from !== null) return from;
    addIssue({ message: 'must be an address such as Complaints <complaints@example.com>' });
    return NEVER;
  }),
  v.check(
    ({ address }) => address.indexOf('@') <= LONGEST_LOCAL_PART,
    `may have up to ${LONGEST_LOCAL_PART} characters before the @, since answers come to an address with more`,
  ),
);

/** How mails leave, and whose they are. */
export const mailVariables = {
  SMTP_URL: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(/^smtps?:\/\/[^\s/]+\/?$/, 'must look like smtps://user:password@mail.example.com:465'),
      ),
      'where mails leave; needed in production; without it mails are kept at `/mailbox`',
      'smtps://user:password@mail.example.com:465',
    ),
  ),
  MAIL_FROM: v.optional(
    described(
      mailbox,
      'the sender; without it the procedure’s email address',
      'Complaints <complaints@example.com>',
    ),
  ),
};
