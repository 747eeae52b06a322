import { Migration } from '@mikro-orm/migrations';

/** Read marks, versions of summaries, ordinary messages, and word of whose access changed. */
export class Conversation extends Migration {
  override up(): void {
    this.addSql(
      `create table "read_mark" ("case_id" uuid not null, "reader" varchar(36) not null, "up_to_seq" int not null, "marked_at" timestamptz not null, primary key ("case_id", "reader"));`,
    );
    this.addSql(
      `comment on table "read_mark" is 'How far the messages of a case were read: once for its customer, and for each member of staff';`,
    );
    this.addSql(`comment on column "read_mark"."reader" is 'CUSTOMER, or the id of the member of staff';`);
    this.addSql(
      `comment on column "read_mark"."up_to_seq" is 'The newest event that was read; it never goes back';`,
    );

    this.addSql(
      `create table "summary" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "author_id" uuid null, "text" text not null, "written_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "summary" is 'Versions of what a complaint is about: as it was read back to a caller, then each correction';`,
    );
    this.addSql(`comment on column "summary"."seq" is 'The case event that these words belong to';`);
    this.addSql(`comment on column "summary"."author_id" is 'Null: the customer';`);
    this.addSql(`alter table "summary" add constraint "summary_case_seq" unique ("case_id", "seq");`);

    this.addSql(
      `create or replace function "staff_staff_access_change_fn"() returns trigger as \$\$ begin if to_jsonb(old) - 'last_used_at' is distinct from to_jsonb(new) - 'last_used_at' then perform pg_notify('access_change', 'staff:' || old.id); end if; return null; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "staff_access_change" AFTER UPDATE OR DELETE on "staff" for each ROW execute function "staff_staff_access_change_fn"();`,
    );

    this.addSql(
      `create or replace function "session_session_access_change_fn"() returns trigger as \$\$ begin if to_jsonb(old) - 'last_used_at' is distinct from to_jsonb(new) - 'last_used_at' then perform pg_notify('access_change', 'session:' || old.id); end if; return null; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "session_access_change" AFTER UPDATE OR DELETE on "session" for each ROW execute function "session_session_access_change_fn"();`,
    );

    this.addSql(`alter table "message" drop constraint "message_kind_check";`);
    this.addSql(
      `alter table "message" add constraint "message_kind_check" check ("kind" in ('MESSAGE', 'UPDATE', 'QUESTION', 'ANSWER', 'EXPLANATION'));`,
    );

    this.addSql(
      `create or replace function "case_access_device_access_change_fn"() returns trigger as \$\$ begin if to_jsonb(old) - 'last_used_at' is distinct from to_jsonb(new) - 'last_used_at' then perform pg_notify('access_change', 'device:' || old.device_hash); end if; return null; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "device_access_change" AFTER UPDATE OR DELETE on "case_access" for each ROW execute function "case_access_device_access_change_fn"();`,
    );

    this.addSql(
      `alter table "read_mark" add constraint "read_mark_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "summary" add constraint "summary_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "summary" add constraint "summary_author_id_foreign" foreign key ("author_id") references "staff" ("id") on delete restrict;`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "read_mark" cascade;`);
    this.addSql(`drop table if exists "summary" cascade;`);

    this.addSql(`drop trigger if exists "device_access_change" on "case_access";`);
    this.addSql(`drop function if exists "case_access_device_access_change_fn"();`);

    this.addSql(`alter table "message" drop constraint "message_kind_check";`);
    this.addSql(
      `alter table "message" add constraint "message_kind_check" check ("kind" in ('UPDATE', 'QUESTION', 'ANSWER', 'EXPLANATION'));`,
    );

    this.addSql(`drop trigger if exists "session_access_change" on "session";`);
    this.addSql(`drop function if exists "session_session_access_change_fn"();`);

    this.addSql(`drop trigger if exists "staff_access_change" on "staff";`);
    this.addSql(`drop function if exists "staff_staff_access_change_fn"();`);
  }
}
