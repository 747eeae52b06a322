import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import type { NoticeKind } from './notice.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  comment: 'How to reach the customer of a case',
  policies: onlyOfTheirCase,
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () => p.oneToOne(CaseFile).owner().fieldName('case_id').deleteRule('restrict'),
    name: p.string().length(200),
    email: p.string().length(320).nullable(),
    phone: p.string().length(40).nullable(),
    postalAddress: p.text().nullable(),
    customerId: p
      .string()
      .length(100)
      .nullable()
      .index()
      .comment('Who it is in the dashboard that handed them over'),
    mutedNotices: p
      .json()
      .$type<NoticeKind[]>()
      .defaultRaw(`'[]'`)
      .comment('Of what the customer wants no mail; the open case tells it all the same'),
    emailFailedAt: p.datetime().nullable().comment('Since when mail to this address is known not to arrive'),
    emailFailure: p.text().nullable().comment('Why, in the words of the mail server'),
  },
});

/** How to reach the customer of a case: at least one of email, phone and postal address. */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
