import { Migration } from '@mikro-orm/migrations';

/** Tells wake-ups that a process is about to tell from those that one left behind. */
export class AgeOfWakeUps extends Migration {
  override up(): void {
    this.addSql(`alter table "wake_up" add "noted_at" timestamptz not null default now();`);
    this.addSql(
      `comment on column "wake_up"."noted_at" is 'What has lain for longer than it takes to tell was left behind by a process that died';`,
    );
  }

  override down(): void {
    this.addSql(`alter table "wake_up" drop column "noted_at";`);
  }
}
