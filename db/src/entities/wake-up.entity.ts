import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core';

const WakeUpSchema = defineEntity({
  name: 'WakeUp',
  tableName: 'wake_up',
  comment:
    'Events whose watchers nobody has woken yet, where Redis carries wake-ups: written with the event, deleted when told',
  properties: {
    caseId: p.uuid().primary(),
    seq: p.integer().primary(),
    notedAt: p
      .datetime()
      .defaultRaw('now()')
      .comment('What has lain for longer than it takes to tell was left behind by a process that died'),
  },
});

/** An event of which the watchers of its case have still to be told. */
export class WakeUp extends WakeUpSchema.class {
  declare [PrimaryKeyProp]?: ['caseId', 'seq'];
}
WakeUpSchema.setClass(WakeUp);
