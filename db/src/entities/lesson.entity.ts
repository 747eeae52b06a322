import { defineEntity, p } from '@mikro-orm/core';
import { contentOfEvent } from './case-content.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

const LessonSchema = defineEntity({
  name: 'Lesson',
  tableName: 'lesson',
  comment: 'What a complaint taught us: the root cause, what we change, who sees to it',
  policies: onlyOfTheirEvents('lesson'),
  indexes: [{ name: 'lesson_open', properties: ['completedAt', 'dueOn'] }],
  properties: {
    ...contentOfEvent(),
    rootCause: p.string().length(40).comment('Code of the published procedure'),
    change: p.text().comment('What we change'),
    owner: () => p.manyToOne(Staff).ref().deleteRule('restrict'),
    dueOn: p.date(),
    completedAt: p.datetime().nullable(),
    result: p.text().nullable().comment('What was done'),
  },
});

/** What a complaint taught us. */
export class Lesson extends LessonSchema.class {}
LessonSchema.setClass(Lesson);
