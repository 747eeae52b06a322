import { Migration } from '@mikro-orm/migrations';

export class HandOffFromDashboard extends Migration {
  override up(): void {
    this.addSql(
      `create table "hand_off" ("token_hash" varchar(64) not null, "device_hash" varchar(64) not null, "customer_id" varchar(100) not null, "name" varchar(200) not null, "email" varchar(320) null, "phone" varchar(40) null, "handed_over_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("token_hash"));`,
    );
    this.addSql(
      `comment on table "hand_off" is 'Customers whom the dashboard handed over, each by a token that worked once';`,
    );
    this.addSql(
      `comment on column "hand_off"."token_hash" is 'SHA-256 of the token’s id: a second use finds it here';`,
    );
    this.addSql(`comment on column "hand_off"."device_hash" is 'The device on which the customer is known';`);
    this.addSql(`comment on column "hand_off"."customer_id" is 'Who it is in the dashboard';`);
    this.addSql(`comment on column "hand_off"."expires_at" is 'When the device forgets who it is';`);
    this.addSql(`create index "hand_off_device_hash_index" on "hand_off" ("device_hash");`);
    this.addSql(`create index "hand_off_expires_at_index" on "hand_off" ("expires_at");`);

    this.addSql(`alter table "contact" add "customer_id" varchar(100) null;`);
    this.addSql(
      `comment on column "contact"."customer_id" is 'Who it is in the dashboard that handed them over';`,
    );
    this.addSql(`create index "contact_customer_id_index" on "contact" ("customer_id");`);

    this.addSql(`alter table "case_access" drop constraint "case_access_opened_by_check";`);
    this.addSql(
      `alter table "case_access" add constraint "case_access_opened_by_check" check ("opened_by" in ('FORM', 'CODE', 'LINK', 'KEY', 'DASHBOARD'));`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "hand_off" cascade;`);

    this.addSql(`alter table "case_access" drop constraint "case_access_opened_by_check";`);
    this.addSql(
      `alter table "case_access" add constraint "case_access_opened_by_check" check ("opened_by" in ('FORM', 'CODE', 'LINK', 'KEY'));`,
    );

    this.addSql(`drop index "contact_customer_id_index";`);
    this.addSql(`alter table "contact" drop column "customer_id";`);
  }
}
