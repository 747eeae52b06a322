import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';

const MailboxMailSchema = defineEntity({
  name: 'MailboxMail',
  tableName: 'mailbox_mail',
  comment: 'Development only: mails that a desk without a mail server keeps to be looked at',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    recipient: p.text(),
    subject: p.text(),
    raw: p.blob().lazy().comment('The whole mail as it would have left'),
    sentAt: p.datetime(),
  },
});

/** A mail as it would have left the desk. */
export class MailboxMail extends MailboxMailSchema.class {}
MailboxMailSchema.setClass(MailboxMail);
