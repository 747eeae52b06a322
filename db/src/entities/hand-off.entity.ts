import { defineEntity, p } from '@mikro-orm/core';
import { onlyOfTheirDevice } from './row-rights.ts';

const HandOffSchema = defineEntity({
  name: 'HandOff',
  tableName: 'hand_off',
  comment: 'Customers whom the dashboard handed over, each by a token that worked once',
  policies: onlyOfTheirDevice,
  properties: {
    tokenHash: p
      .string()
      .length(64)
      .primary()
      .comment('SHA-256 of the token’s id: a second use finds it here'),
    deviceHash: p.string().length(64).hidden().index().comment('The device on which the customer is known'),
    customerId: p.string().length(100).comment('Who it is in the dashboard'),
    name: p.string().length(200),
    email: p.string().length(320).nullable(),
    phone: p.string().length(40).nullable(),
    handedOverAt: p.datetime(),
    expiresAt: p.datetime().index().comment('When the device forgets who it is'),
  },
});

/** That the dashboard vouched for the customer on a device. */
export class HandOff extends HandOffSchema.class {}
HandOffSchema.setClass(HandOff);
