import { defineEntity, p } from '@mikro-orm/core';

const DeskKeySchema = defineEntity({
  name: 'DeskKey',
  tableName: 'desk_key',
  comment: 'Keys that the desk made for itself at its first start',
  properties: {
    name: p.string().length(40).primary(),
    publicKey: p.text(),
    privateKey: p.text().hidden(),
    createdAt: p.datetime(),
  },
});

/** A pair of keys that the desk made for itself. */
export class DeskKey extends DeskKeySchema.class {}
DeskKeySchema.setClass(DeskKey);
