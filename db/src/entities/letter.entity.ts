import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { Notice } from './notice.entity.ts';
import { Staff } from './staff.entity.ts';

const LetterSchema = defineEntity({
  name: 'Letter',
  tableName: 'letter',
  comment: 'A notice that goes by post',
  indexes: [
    {
      name: 'letter_to_post',
      expression: `create index letter_to_post on letter (id) where posted_at is null`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    notice: () => p.oneToOne(Notice).owner().ref().deleteRule('restrict'),
    pdf: p
      .blob()
      .nullable()
      .lazy()
      .comment('Made at the first download, kept until it is posted: it may hold an access key'),
    madeAt: p.datetime(),
    postedAt: p.datetime().nullable(),
    postedBy: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict'),
  },
});

/** A notice that goes by post: staff print it, post it, and say so. */
export class Letter extends LetterSchema.class {}
LetterSchema.setClass(Letter);
