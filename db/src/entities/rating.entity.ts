import { defineEntity, p } from '@mikro-orm/core';
import { contentOfEvent } from './case-content.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

const RatingSchema = defineEntity({
  name: 'Rating',
  tableName: 'rating',
  comment: 'How the customer found our handling',
  policies: onlyOfTheirEvents('rating'),
  properties: {
    ...contentOfEvent(),
    score: p.integer().check('score >= 1 and score <= 5').comment('1 very poor to 5 very good'),
    comment: p.text().nullable(),
    ratedAt: p.datetime(),
  },
});

/** How the customer found our handling, once per closing. */
export class Rating extends RatingSchema.class {}
RatingSchema.setClass(Rating);
