import { Migration } from '@mikro-orm/migrations';

export class MutedNotices extends Migration {
  override up(): void {
    this.addSql(`alter table "notice" drop constraint "notice_state_check";`);
    this.addSql(
      `alter table "notice" add constraint "notice_state_check" check ("state" in ('WAITING', 'SENT', 'MUTED', 'UNDELIVERABLE', 'TO_POST', 'POSTED', 'WITH_STAFF'));`,
    );

    this.addSql(`alter table "contact" add "muted_notices" jsonb not null default '[]';`);
    this.addSql(
      `comment on column "contact"."muted_notices" is 'Of what the customer wants no mail; the open case tells it all the same';`,
    );
  }

  override down(): void {
    this.addSql(`alter table "contact" drop column "muted_notices";`);

    this.addSql(`alter table "notice" drop constraint "notice_state_check";`);
    this.addSql(
      `alter table "notice" add constraint "notice_state_check" check ("state" in ('WAITING', 'SENT', 'UNDELIVERABLE', 'TO_POST', 'POSTED', 'WITH_STAFF'));`,
    );
  }
}
