import { Migration } from '@mikro-orm/migrations';

export class ProcedureVersionKept extends Migration {
  override up(): void {
    this.addSql(
      `create table "procedure_version" ("version" varchar(20) not null, "document" jsonb not null, "published_at" timestamptz not null, primary key ("version"));`,
    );
    this.addSql(
      `comment on table "procedure_version" is 'Every version of the published procedure, whole, so that a case keeps the one under which it was opened';`,
    );
    this.addSql(`comment on column "procedure_version"."document" is 'The procedure as it was published';`);
    this.addSql(`comment on column "procedure_version"."published_at" is 'When a desk first worked by it';`);
  }

  override down(): void {
    this.addSql(`drop table if exists "procedure_version" cascade;`);
  }
}
