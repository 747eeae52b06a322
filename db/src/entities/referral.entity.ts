import { defineEntity, p } from '@mikro-orm/core';
import { contentOfEvent } from './case-content.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

const ReferralSchema = defineEntity({
  name: 'Referral',
  tableName: 'referral',
  comment: 'The case went to an outside body',
  policies: onlyOfTheirEvents('referral'),
  properties: {
    ...contentOfEvent(),
    body: p.string().length(40).comment('Code of the outside body in the published procedure'),
    bodyReference: p.string().length(100).nullable().comment('The number that the body gave it'),
    referredOn: p.date(),
    outcome: p.text().nullable(),
    isInCustomersFavour: p.boolean().nullable(),
    outcomeAt: p.datetime().nullable(),
  },
});

/** A case at an outside body, and what came of it. */
export class Referral extends ReferralSchema.class {}
ReferralSchema.setClass(Referral);
