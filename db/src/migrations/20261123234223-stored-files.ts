import { Migration } from '@mikro-orm/migrations';

export class StoredFiles extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "stored_file" ("id" uuid not null, "case_id" uuid null, "seq" int null, "device_hash" varchar(64) null, "staff_id" uuid null, "name" varchar(200) not null, "media_type" varchar(100) not null, "byte_size" int not null, "sha256" varchar(64) not null, "state" varchar(10) not null, "finding" varchar(200) null, "uploaded_at" timestamptz not null, "expires_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "stored_file" is 'Files that customers and staff sent; the bytes lie in the file storage under their hash';`,
    );
    this.addSql(`comment on column "stored_file"."case_id" is 'Null: unbound';`);
    this.addSql(
      `comment on column "stored_file"."seq" is 'The case event that the file belongs to; null: unbound';`,
    );
    this.addSql(
      `comment on column "stored_file"."device_hash" is 'The customer’s device that sent it; null: staff did';`,
    );
    this.addSql(`comment on column "stored_file"."staff_id" is 'Who of us sent it; null: a customer';`);
    this.addSql(
      `comment on column "stored_file"."name" is 'As its sender named it, without what could deceive';`,
    );
    this.addSql(
      `comment on column "stored_file"."sha256" is 'Of the bytes, hexadecimal; their name in the storage';`,
    );
    this.addSql(`comment on column "stored_file"."state" is 'HELD, CLEAN or REFUSED';`);
    this.addSql(`comment on column "stored_file"."finding" is 'What the scanner found in a refused file';`);
    this.addSql(
      `comment on column "stored_file"."expires_at" is 'When an unbound file is removed; null: bound';`,
    );
    this.addSql(`create index "stored_file_case_seq" on "stored_file" ("case_id", "seq");`);
    this.addSql(`create index "stored_file_sha256" on "stored_file" ("sha256");`);
    this.addSql(`create index "stored_file_expires" on "stored_file" ("expires_at");`);
    this.addSql(
      `create index stored_file_unbound_device on stored_file (device_hash) where case_id is null;`,
    );
    this.addSql(`create index stored_file_held on stored_file (id) where state = 'HELD';`);

    this.addSql(
      `alter table "stored_file" add constraint "stored_file_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "stored_file" add constraint "stored_file_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "stored_file" cascade;`);
  }
}
