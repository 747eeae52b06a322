import { Migration } from '@mikro-orm/migrations';

/** The events of which nobody has been told yet; written only where Redis carries wake-ups. */
export class WakeUpsByRedis extends Migration {
  override up(): void {
    this.addSql(
      `create table "wake_up" ("case_id" uuid not null, "seq" int not null, primary key ("case_id", "seq"));`,
    );
    this.addSql(
      `comment on table "wake_up" is 'Events whose watchers nobody has woken yet, where Redis carries wake-ups: written with the event, deleted when told';`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "wake_up" cascade;`);
  }
}
