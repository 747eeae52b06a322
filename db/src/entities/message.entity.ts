import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

/** Why a message was written. */
export const MESSAGE_KINDS = ['MESSAGE', 'UPDATE', 'QUESTION', 'ANSWER', 'EXPLANATION'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  comment: 'Words from handler to customer or back; internal notes are kept elsewhere',
  policies: onlyOfTheirEvents('message'),
  uniques: [{ name: 'message_case_seq', properties: ['caseFile', 'seq'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('restrict'),
    seq: p.integer().comment('The case event that this message belongs to'),
    kind: p.enum(MESSAGE_KINDS),
    author: () =>
      p.manyToOne(Staff).ref().nullable().deleteRule('restrict').comment('Null: the customer or the system'),
    isFromCustomer: p.boolean(),
    text: p.text(),
    dueOn: p.date().nullable().comment('A question: by when an answer helps'),
    sentAt: p.datetime(),
  },
});

/** Words from handler to customer or back. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);
