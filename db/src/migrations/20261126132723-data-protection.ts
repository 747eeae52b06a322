import { Migration } from '@mikro-orm/migrations';

/** A case whose personal data may only be kept, or was erased. */
export class DataProtection extends Migration {
  override up(): void {
    this.addSql(
      `alter table "case_file" add "restriction" varchar(20) null, add "restricted_at" timestamptz null, add "erased_at" timestamptz null;`,
    );
    this.addSql(
      `comment on column "case_file"."restriction" is 'Why its personal data may only be kept (UK GDPR, article 18); null: it may be used';`,
    );
    this.addSql(`comment on column "case_file"."erased_at" is 'When its personal data was erased';`);
    this.addSql(`create index case_file_restricted on case_file (id) where restriction is not null;`);
  }

  override down(): void {
    this.addSql(`drop index "case_file_restricted";`);
    this.addSql(
      `alter table "case_file" drop column "restriction", drop column "restricted_at", drop column "erased_at";`,
    );
  }
}
