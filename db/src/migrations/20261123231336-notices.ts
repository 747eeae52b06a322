import { Migration } from '@mikro-orm/migrations';

export class Notices extends Migration {
  override up(): void {
    this.addSql(
      `create table "mailbox_mail" ("id" uuid not null, "recipient" text not null, "subject" text not null, "raw" bytea not null, "sent_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "mailbox_mail" is 'Development only: mails that a desk without a mail server keeps to be looked at';`,
    );
    this.addSql(`comment on column "mailbox_mail"."raw" is 'The whole mail as it would have left';`);

    this.addSql(
      `create table "notice" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "kind" text not null, "channel" text not null, "state" text not null default 'WAITING', "attempts" int not null default 0, "next_attempt_at" timestamptz not null, "made_at" timestamptz not null, "sent_at" timestamptz null, "failure" text null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "notice" is 'What the customer is told of a case event, by mail, letter or phone: written with the event';`,
    );
    this.addSql(`comment on column "notice"."seq" is 'The case event that it tells of';`);
    this.addSql(
      `comment on column "notice"."channel" is 'Chosen again when it is sent: the contact may have changed';`,
    );
    this.addSql(`comment on column "notice"."attempts" is 'How often sending failed for a time';`);
    this.addSql(
      `comment on column "notice"."failure" is 'Why the newest attempt failed, in the words of the mail server';`,
    );
    this.addSql(`create index notice_waiting on notice (next_attempt_at, id) where state = 'WAITING';`);
    this.addSql(
      `alter table "notice" add constraint "notice_once" unique ("case_id", "seq", "kind", "channel");`,
    );

    this.addSql(
      `create table "letter" ("id" uuid not null, "notice_id" uuid not null, "pdf" bytea null, "made_at" timestamptz not null, "posted_at" timestamptz null, "posted_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`comment on table "letter" is 'A notice that goes by post';`);
    this.addSql(
      `comment on column "letter"."pdf" is 'Made at the first download, kept until it is posted: it may hold an access key';`,
    );
    this.addSql(`alter table "letter" add constraint "letter_notice_id_unique" unique ("notice_id");`);
    this.addSql(`create index letter_to_post on letter (id) where posted_at is null;`);

    this.addSql(
      `alter table "contact" add "email_failed_at" timestamptz null, add "email_failure" text null;`,
    );
    this.addSql(
      `comment on column "contact"."email_failed_at" is 'Since when mail to this address is known not to arrive';`,
    );
    this.addSql(`comment on column "contact"."email_failure" is 'Why, in the words of the mail server';`);

    this.addSql(`alter table "alert" drop constraint "alert_kind_check";`);
    this.addSql(`alter table "alert" add "notice_id" uuid null;`);
    this.addSql(
      `alter table "alert" add constraint "alert_notice_id_foreign" foreign key ("notice_id") references "notice" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "alert" alter column "deadline_kind" drop not null;`);
    this.addSql(`alter table "alert" alter column "due_at" drop not null;`);
    this.addSql(
      `alter table "alert" add constraint "alert_once_per_notice" unique ("staff_id", "notice_id", "kind");`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_kind_check" check ("kind" in ('DUE_SOON', 'OVERDUE', 'CALL_CUSTOMER', 'REACH_BY_OTHER_CHANNEL'));`,
    );
    this.addSql(
      `comment on table "alert" is 'What staff are told by the desk itself: of a deadline or of a notice, each once per person';`,
    );

    this.addSql(
      `alter table "notice" add constraint "notice_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "notice" add constraint "notice_kind_check" check ("kind" in ('ACKNOWLEDGEMENT', 'PROGRESS_UPDATE', 'AUTOMATIC_UPDATE', 'DELAY_EXPLAINED', 'MARKED_COMPLEX', 'INFORMATION_REQUESTED', 'MESSAGE', 'LIMIT_PASSED', 'FINAL_RESPONSE', 'ESCALATION_RECEIVED', 'REVIEWER_ASSIGNED', 'ESCALATION_DECIDED', 'REFERRED', 'REFERRAL_OUTCOME', 'CLOSED', 'REOPENED', 'WITHDRAWN'));`,
    );
    this.addSql(
      `alter table "notice" add constraint "notice_channel_check" check ("channel" in ('EMAIL', 'LETTER', 'PHONE', 'NONE'));`,
    );
    this.addSql(
      `alter table "notice" add constraint "notice_state_check" check ("state" in ('WAITING', 'SENT', 'UNDELIVERABLE', 'TO_POST', 'POSTED', 'WITH_STAFF'));`,
    );

    this.addSql(
      `alter table "letter" add constraint "letter_notice_id_foreign" foreign key ("notice_id") references "notice" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "letter" add constraint "letter_posted_by_id_foreign" foreign key ("posted_by_id") references "staff" ("id") on delete restrict;`,
    );
  }

  override down(): void {
    this.addSql(`alter table "letter" drop constraint "letter_notice_id_foreign";`);
    this.addSql(`alter table "alert" drop constraint "alert_notice_id_foreign";`);

    this.addSql(`drop table if exists "mailbox_mail" cascade;`);
    this.addSql(`drop table if exists "notice" cascade;`);
    this.addSql(`drop table if exists "letter" cascade;`);

    this.addSql(`alter table "alert" drop constraint "alert_once_per_notice";`);
    this.addSql(`alter table "alert" drop constraint "alert_kind_check";`);
    this.addSql(`alter table "alert" drop column "notice_id";`);
    this.addSql(`alter table "alert" alter column "deadline_kind" set not null;`);
    this.addSql(`alter table "alert" alter column "due_at" set not null;`);
    this.addSql(
      `alter table "alert" add constraint "alert_kind_check" check ("kind" in ('DUE_SOON', 'OVERDUE'));`,
    );
    this.addSql(
      `comment on table "alert" is 'What staff are told by the clocks: once per person, case, kind and due time';`,
    );

    this.addSql(`alter table "contact" drop column "email_failed_at", drop column "email_failure";`);
  }
}
