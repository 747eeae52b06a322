import { defineEntity, p } from '@mikro-orm/core';
import { contentOfEvent } from './case-content.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

const NoteSchema = defineEntity({
  name: 'Note',
  tableName: 'note',
  comment: 'Internal words; no query of a customer can reach this table',
  policies: onlyOfTheirEvents('note'),
  properties: {
    ...contentOfEvent(),
    author: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict').comment('Null: the desk itself'),
    text: p.text(),
    writtenAt: p.datetime(),
  },
});

/** Internal words on a case. */
export class Note extends NoteSchema.class {}
NoteSchema.setClass(Note);
