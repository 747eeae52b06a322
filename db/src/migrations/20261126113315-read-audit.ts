import { Migration } from '@mikro-orm/migrations';

/** What staff read is written down, and never changed. */
export class ReadAuditKept extends Migration {
  override up(): void {
    this.addSql(
      `create table "read_audit" ("id" uuid not null, "at" timestamptz not null, "staff_id" uuid not null, "basis" text not null, "is_by_token" boolean not null, "kind" text not null, "case_id" uuid null, "what" varchar(200) null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "read_audit" is 'What staff read of customers’ cases; never updated or deleted';`,
    );
    this.addSql(
      `comment on column "read_audit"."basis" is 'Their part in the case at that time, else their role';`,
    );
    this.addSql(
      `comment on column "read_audit"."is_by_token" is 'True: a script read it with their access token';`,
    );
    this.addSql(`comment on column "read_audit"."case_id" is 'Null: of no single case';`);
    this.addSql(
      `comment on column "read_audit"."what" is 'Id of the file, kind of the document, name of the export; null: the kind tells all';`,
    );
    this.addSql(`create index "read_audit_case" on "read_audit" ("case_id", "id");`);
    this.addSql(`create index "read_audit_staff" on "read_audit" ("staff_id", "id");`);

    this.addSql(
      `alter table "read_audit" add constraint "read_audit_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "read_audit" add constraint "read_audit_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "read_audit" add constraint "read_audit_basis_check" check ("basis" in ('THE_HANDLER', 'THE_REVIEWER', 'HANDLER', 'MANAGER', 'DIRECTOR', 'AUDITOR'));`,
    );
    this.addSql(
      `alter table "read_audit" add constraint "read_audit_kind_check" check ("kind" in ('CASE', 'MESSAGES', 'HISTORY', 'EVENTS', 'FILE', 'DOCUMENT', 'EXPORT', 'MAILS'));`,
    );
    this.addSql(
      `create or replace function "read_audit_read_audit_append_only_fn"() returns trigger as \$\$ begin raise exception 'read_audit is append-only' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "read_audit_append_only" BEFORE UPDATE OR DELETE on "read_audit" for each STATEMENT execute function "read_audit_read_audit_append_only_fn"();`,
    );

    this.addSql(`revoke update, delete, truncate on read_audit from complaints_desk`);
    this.addSql(
      `create trigger read_audit_no_truncate before truncate on read_audit for each statement execute function read_audit_read_audit_append_only_fn()`,
    );
  }

  override down(): void {
    this.addSql(`drop trigger if exists "read_audit_append_only" on "read_audit";`);
    this.addSql(`drop function if exists "read_audit_read_audit_append_only_fn"();`);
    this.addSql(`drop table if exists "read_audit" cascade;`);
  }
}
