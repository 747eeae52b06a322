import { Migration } from '@mikro-orm/migrations';

/**
 * The role that the product works under. Tables of later migrations get its rights by default; what it may not
 * do is taken away by name: history is added to, never changed.
 */
export class Privileges extends Migration {
  override up(): void {
    this.addSql(`do $$ begin
      create role complaints_desk nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`);
    this.addSql(`do $$ begin
      execute format('grant complaints_desk to %I', current_user);
    end $$`);
    this.addSql(`grant usage on schema public to complaints_desk`);
    this.addSql(`grant select, insert, update, delete on all tables in schema public to complaints_desk`);
    this.addSql(
      `alter default privileges in schema public grant select, insert, update, delete on tables to complaints_desk`,
    );
    this.addSql(`revoke update, delete, truncate on case_event from complaints_desk`);
    this.addSql(
      `create trigger case_event_no_truncate before truncate on case_event for each statement execute function case_event_case_event_append_only_fn()`,
    );
    this.addSql(`revoke all on mikro_orm_migrations from complaints_desk`);
  }

  override down(): void {
    this.addSql(`drop trigger case_event_no_truncate on case_event`);
    this.addSql(`alter default privileges in schema public revoke all on tables from complaints_desk`);
    this.addSql(`revoke all on all tables in schema public from complaints_desk`);
    this.addSql(`revoke usage on schema public from complaints_desk`);
  }
}
