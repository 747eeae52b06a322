import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

const PushSubscriptionSchema = defineEntity({
  name: 'PushSubscription',
  tableName: 'push_subscription',
  comment: 'Browsers that want to be told when there is news of a case',
  policies: onlyOfTheirCase,
  uniques: [{ properties: ['caseFile', 'endpoint'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('cascade'),
    deviceHash: p
      .string()
      .length(64)
      .hidden()
      .index()
      .comment('The device that asked; it ends with its access'),
    endpoint: p.string().length(1000).comment('The address at the push service of the browser’s maker'),
    p256dh: p.string().length(200).comment('The browser’s public key'),
    auth: p.string().length(100).comment('The browser’s secret'),
    language: p.string().length(2).comment('In which it is told: en or cy'),
    createdAt: p.datetime(),
  },
});

/** A browser that wants to be told when there is news of a case. */
export class PushSubscription extends PushSubscriptionSchema.class {}
PushSubscriptionSchema.setClass(PushSubscription);
