import { Migration } from '@mikro-orm/migrations';

/** By which calendar the open dates of each case were counted, so that a start counts only those of another. */
export class CountedByCalendar extends Migration {
  override up(): void {
    this.addSql(
      `alter table "case_file" add "calendar_digest" varchar(16) not null default '', add "counted_seq" int not null default 0;`,
    );
    this.addSql(
      `comment on column "case_file"."calendar_digest" is 'Of the calendar by which its dates were counted; empty: not known, or of several';`,
    );
    this.addSql(
      `comment on column "case_file"."counted_seq" is 'lastSeq when calendarDigest was last right';`,
    );
    this.addSql(
      `create index case_file_counted_by on case_file (calendar_digest, id) where next_due_at is not null;`,
    );
    this.addSql(
      `create or replace function "case_file_case_file_counted_fn"() returns trigger as \$\$ begin if new.last_seq <> new.counted_seq then new.calendar_digest := ''; end if; return new; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "case_file_counted" BEFORE UPDATE on "case_file" for each ROW execute function "case_file_case_file_counted_fn"();`,
    );
  }

  override down(): void {
    this.addSql(`drop index "case_file_counted_by";`);
    this.addSql(`drop trigger if exists "case_file_counted" on "case_file";`);
    this.addSql(`drop function if exists "case_file_case_file_counted_fn"();`);
    this.addSql(`alter table "case_file" drop column "calendar_digest", drop column "counted_seq";`);
  }
}
