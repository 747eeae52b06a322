import { Migration } from '@mikro-orm/migrations';

export class ReceivedMail extends Migration {
  override up(): void {
    this.addSql(
      `create table "received_mail" ("id" uuid not null, "mail_key" varchar(64) not null, "source" text not null, "kind" text not null, "state" text not null, "reasons" jsonb not null, "sender_name" varchar(200) not null, "sender_address" varchar(320) null, "subject" varchar(500) not null, "text" text not null, "new_text" text not null, "attachments" jsonb not null, "message_id" varchar(998) null, "return_path" varchar(320) null, "sent_at" timestamptz null, "received_at" timestamptz not null, "taken_at" timestamptz not null, "raw" bytea not null, "case_id" uuid null, "settled_by_id" uuid null, "settled_at" timestamptz null, "dismissal" text null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "received_mail" is 'Every mail that reached us, once, and what became of it';`,
    );
    this.addSql(
      `comment on column "received_mail"."mail_key" is 'SHA-256 of Message-ID and sender, or of the whole mail';`,
    );
    this.addSql(
      `comment on column "received_mail"."reasons" is 'Why it was taken as it was, in whole sentences';`,
    );
    this.addSql(`comment on column "received_mail"."text" is 'All that it says';`);
    this.addSql(`comment on column "received_mail"."new_text" is 'Without what it quotes';`);
    this.addSql(
      `comment on column "received_mail"."return_path" is 'Of the envelope; empty when its sender wants no answer';`,
    );
    this.addSql(`comment on column "received_mail"."sent_at" is 'As its sender says';`);
    this.addSql(`comment on column "received_mail"."received_at" is 'When it reached us';`);
    this.addSql(
      `comment on column "received_mail"."taken_at" is 'When it was taken in, later than it came after a standstill';`,
    );
    this.addSql(`comment on column "received_mail"."raw" is 'The mail as it came';`);
    this.addSql(`comment on column "received_mail"."dismissal" is 'Why it was put away';`);
    this.addSql(
      `alter table "received_mail" add constraint "received_mail_mail_key_unique" unique ("mail_key");`,
    );
    this.addSql(`create index "received_mail_sender_address_index" on "received_mail" ("sender_address");`);
    this.addSql(`create index "received_mail_case_id_index" on "received_mail" ("case_id");`);
    this.addSql(`create index "received_mail_waiting" on "received_mail" ("state", "received_at", "id");`);

    this.addSql(`alter table "note" alter column "author_id" drop not null;`);
    this.addSql(`comment on column "note"."author_id" is 'Null: the desk itself';`);

    this.addSql(
      `alter table "received_mail" add constraint "received_mail_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "received_mail" add constraint "received_mail_settled_by_id_foreign" foreign key ("settled_by_id") references "staff" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "received_mail" add constraint "received_mail_source_check" check ("source" in ('SMTP', 'IMAP'));`,
    );
    this.addSql(
      `alter table "received_mail" add constraint "received_mail_kind_check" check ("kind" in ('PERSON', 'AUTO_REPLY', 'BOUNCE', 'LIST', 'OWN'));`,
    );
    this.addSql(
      `alter table "received_mail" add constraint "received_mail_state_check" check ("state" in ('OPENED_CASE', 'ADDED_TO_CASE', 'UNMATCHED', 'IGNORED', 'FILED', 'DISMISSED'));`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "received_mail" cascade;`);

    this.addSql(`alter table "note" alter column "author_id" set not null;`);
    this.addSql(`comment on column "note"."author_id" is null;`);
  }
}
