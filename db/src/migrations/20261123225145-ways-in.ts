import { Migration } from '@mikro-orm/migrations';

/** Codes, links and keys of customers, second factors and tokens of staff, tries counted over all processes. */
export class WaysIn extends Migration {
  override up(): void {
    // Their new columns have no value for what was granted before: people sign in, or open their case, again.
    this.addSql(`delete from "session"`);
    this.addSql(`delete from "case_access"`);

    this.addSql(
      `create table "rate_limit" ("key" varchar(255) not null, "points" int not null default 0, "expire" bigint null, primary key ("key"));`,
    );
    this.addSql(
      `comment on table "rate_limit" is 'Tries counted over all processes; rate-limiter-flexible writes it, in this order of columns';`,
    );
    this.addSql(`comment on column "rate_limit"."expire" is 'Milliseconds since 1970';`);
    this.addSql(`create index "rate_limit_expire_index" on "rate_limit" ("expire");`);

    this.addSql(
      `create table "recovery_code" ("staff_id" uuid not null, "code_hash" varchar(64) not null, primary key ("staff_id", "code_hash"));`,
    );
    this.addSql(
      `comment on table "recovery_code" is 'What a member of staff signs in with when the second factor is lost';`,
    );
    this.addSql(
      `comment on column "recovery_code"."code_hash" is 'HMAC-SHA-256 of person and code, hexadecimal';`,
    );

    this.addSql(
      `create table "password_link" ("staff_id" uuid not null, "token_hash" varchar(64) not null, "expires_at" timestamptz not null, primary key ("staff_id"));`,
    );
    this.addSql(
      `comment on table "password_link" is 'Links by which a member of staff sets a password, one a person';`,
    );
    this.addSql(`comment on column "password_link"."token_hash" is 'SHA-256 of the token, hexadecimal';`);
    this.addSql(
      `alter table "password_link" add constraint "password_link_token_hash_unique" unique ("token_hash");`,
    );

    this.addSql(
      `create table "access_link" ("token_hash" varchar(64) not null, "case_id" uuid not null, "scope" text not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("token_hash"));`,
    );
    this.addSql(`comment on table "access_link" is 'Links that open a case once, in mails and for helpers';`);
    this.addSql(`comment on column "access_link"."token_hash" is 'SHA-256 of the token, hexadecimal';`);
    this.addSql(`create index "access_link_case_id_index" on "access_link" ("case_id");`);
    this.addSql(`create index "access_link_expires_at_index" on "access_link" ("expires_at");`);

    this.addSql(
      `create table "access_key" ("case_id" uuid not null, "key_hash" varchar(64) not null, "created_at" timestamptz not null, primary key ("case_id"));`,
    );
    this.addSql(`comment on table "access_key" is 'The key printed on the newest letter of a case';`);
    this.addSql(`comment on column "access_key"."key_hash" is 'HMAC-SHA-256 of case and key, hexadecimal';`);

    this.addSql(
      `create table "access_code" ("case_id" uuid not null, "code_hash" varchar(64) not null, "tries_left" int not null, "expires_at" timestamptz not null, primary key ("case_id"));`,
    );
    this.addSql(`comment on table "access_code" is 'The newest code sent to the contact of a case';`);
    this.addSql(
      `comment on column "access_code"."code_hash" is 'HMAC-SHA-256 of case, purpose and code, hexadecimal';`,
    );
    this.addSql(`create index "access_code_expires_at_index" on "access_code" ("expires_at");`);

    this.addSql(
      `create table "access_token" ("id" uuid not null, "token_hash" varchar(64) not null, "staff_id" uuid not null, "name" varchar(100) not null, "scope" text not null, "created_at" timestamptz not null, "last_used_at" timestamptz null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "access_token" is 'Tokens with which scripts work in the name of a member of staff';`,
    );
    this.addSql(`comment on column "access_token"."token_hash" is 'SHA-256 of the token, hexadecimal';`);
    this.addSql(`comment on column "access_token"."name" is 'What it is for, in its owner’s words';`);
    this.addSql(
      `alter table "access_token" add constraint "access_token_token_hash_unique" unique ("token_hash");`,
    );
    this.addSql(`create index "access_token_staff_id_index" on "access_token" ("staff_id");`);
    this.addSql(`create index "access_token_expires_at_index" on "access_token" ("expires_at");`);

    this.addSql(
      `alter table "staff" add "totp_secret" text null, add "is_totp_on" boolean not null default false, add "totp_step" int not null default 0, add "oidc_issuer" varchar(300) null, add "oidc_subject" varchar(255) null;`,
    );
    this.addSql(
      `comment on column "staff"."totp_secret" is 'Sealed secret of the second factor; null without one';`,
    );
    this.addSql(`comment on column "staff"."is_totp_on" is 'True once a first code has proved the secret';`);
    this.addSql(
      `comment on column "staff"."totp_step" is 'The newest time step whose code was used; none is used twice';`,
    );
    this.addSql(
      `comment on column "staff"."oidc_issuer" is 'Who vouches for this person by OpenID Connect';`,
    );
    this.addSql(
      `comment on column "staff"."oidc_subject" is 'The issuer’s name for this person; never changes';`,
    );
    this.addSql(`alter table "staff" alter column "password_hash" drop not null;`);
    this.addSql(
      `comment on column "staff"."password_hash" is 'argon2id in PHC string form; null until one is set';`,
    );
    this.addSql(
      `alter table "staff" add constraint "staff_oidc_issuer_oidc_subject_unique" unique ("oidc_issuer", "oidc_subject");`,
    );

    this.addSql(`alter table "session" add "browser" varchar(80) not null;`);
    this.addSql(`comment on column "session"."browser" is 'In plain words, such as Firefox on Linux';`);

    this.addSql(`alter table "case_access" drop constraint "case_access_pkey";`);
    this.addSql(
      `alter table "case_access" add "id" uuid not null, add "scope" text not null, add "opened_by" text not null, add "browser" varchar(80) not null, add "last_used_at" timestamptz not null, add "replaced_by" uuid null;`,
    );
    this.addSql(
      `comment on column "case_access"."browser" is 'In plain words, such as Safari on an iPhone';`,
    );
    this.addSql(`comment on column "case_access"."last_used_at" is 'Idle end counts from here';`);
    this.addSql(
      `comment on column "case_access"."replaced_by" is 'The same device under its new cookie; this one ends as soon as answers on the way arrived';`,
    );
    this.addSql(`comment on column "case_access"."expires_at" is 'Absolute end, whatever the use';`);
    this.addSql(
      `alter table "case_access" add constraint "case_access_device_hash_case_id_unique" unique ("device_hash", "case_id");`,
    );
    this.addSql(`alter table "case_access" add primary key ("id");`);
    this.addSql(
      `alter table "case_access" add constraint "case_access_scope_check" check ("scope" in ('READ', 'ACT'));`,
    );
    this.addSql(
      `alter table "case_access" add constraint "case_access_opened_by_check" check ("opened_by" in ('FORM', 'CODE', 'LINK', 'KEY'));`,
    );

    this.addSql(
      `alter table "recovery_code" add constraint "recovery_code_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "password_link" add constraint "password_link_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "access_link" add constraint "access_link_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "access_link" add constraint "access_link_scope_check" check ("scope" in ('READ', 'ACT'));`,
    );

    this.addSql(
      `alter table "access_key" add constraint "access_key_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "access_code" add constraint "access_code_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "access_token" add constraint "access_token_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "access_token" add constraint "access_token_scope_check" check ("scope" in ('READ', 'ACT'));`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "rate_limit" cascade;`);
    this.addSql(`drop table if exists "recovery_code" cascade;`);
    this.addSql(`drop table if exists "password_link" cascade;`);
    this.addSql(`drop table if exists "access_link" cascade;`);
    this.addSql(`drop table if exists "access_key" cascade;`);
    this.addSql(`drop table if exists "access_code" cascade;`);
    this.addSql(`drop table if exists "access_token" cascade;`);

    this.addSql(`alter table "case_access" drop constraint "case_access_device_hash_case_id_unique";`);
    this.addSql(`alter table "case_access" drop constraint "case_access_pkey";`);
    this.addSql(`alter table "case_access" drop constraint "case_access_scope_check";`);
    this.addSql(`alter table "case_access" drop constraint "case_access_opened_by_check";`);
    this.addSql(
      `alter table "case_access" drop column "id", drop column "scope", drop column "opened_by", drop column "browser", drop column "last_used_at", drop column "replaced_by";`,
    );
    this.addSql(`comment on column "case_access"."expires_at" is null;`);
    this.addSql(`alter table "case_access" add primary key ("device_hash", "case_id");`);

    this.addSql(`alter table "session" drop column "browser";`);

    this.addSql(`alter table "staff" drop constraint "staff_oidc_issuer_oidc_subject_unique";`);
    this.addSql(
      `alter table "staff" drop column "totp_secret", drop column "is_totp_on", drop column "totp_step", drop column "oidc_issuer", drop column "oidc_subject";`,
    );
    this.addSql(`alter table "staff" alter column "password_hash" set not null;`);
    this.addSql(`comment on column "staff"."password_hash" is 'argon2id in PHC string form';`);
  }
}
