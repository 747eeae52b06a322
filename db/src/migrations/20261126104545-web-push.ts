import { Migration } from '@mikro-orm/migrations';

export class WebPush extends Migration {
  override up(): void {
    this.addSql(
      `create table "desk_key" ("name" varchar(40) not null, "public_key" text not null, "private_key" text not null, "created_at" timestamptz not null, primary key ("name"));`,
    );
    this.addSql(`comment on table "desk_key" is 'Keys that the desk made for itself at its first start';`);

    this.addSql(
      `create table "push_subscription" ("id" uuid not null, "case_id" uuid not null, "device_hash" varchar(64) not null, "endpoint" varchar(1000) not null, "p256dh" varchar(200) not null, "auth" varchar(100) not null, "language" varchar(2) not null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "push_subscription" is 'Browsers that want to be told when there is news of a case';`,
    );
    this.addSql(
      `comment on column "push_subscription"."device_hash" is 'The device that asked; it ends with its access';`,
    );
    this.addSql(
      `comment on column "push_subscription"."endpoint" is 'The address at the push service of the browser’s maker';`,
    );
    this.addSql(`comment on column "push_subscription"."p256dh" is 'The browser’s public key';`);
    this.addSql(`comment on column "push_subscription"."auth" is 'The browser’s secret';`);
    this.addSql(`comment on column "push_subscription"."language" is 'In which it is told: en or cy';`);
    this.addSql(`create index "push_subscription_device_hash_index" on "push_subscription" ("device_hash");`);
    this.addSql(
      `alter table "push_subscription" add constraint "push_subscription_case_id_endpoint_unique" unique ("case_id", "endpoint");`,
    );

    this.addSql(
      `alter table "push_subscription" add constraint "push_subscription_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete cascade;`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "desk_key" cascade;`);
    this.addSql(`drop table if exists "push_subscription" cascade;`);
  }
}
