import { Migration } from '@mikro-orm/migrations';

/** Notes, evidence, escalations, referrals, lessons, ratings, alerts, and the devices of customers. */
export class WholeProcedure extends Migration {
  override up(): void {
    this.addSql(
      `create table "referral" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "body" varchar(40) not null, "body_reference" varchar(100) null, "referred_on" date not null, "outcome" text null, "is_in_customers_favour" boolean null, "outcome_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`comment on table "referral" is 'The case went to an outside body';`);
    this.addSql(`comment on column "referral"."seq" is 'The case event that these words belong to';`);
    this.addSql(
      `comment on column "referral"."body" is 'Code of the outside body in the published procedure';`,
    );
    this.addSql(`comment on column "referral"."body_reference" is 'The number that the body gave it';`);
    this.addSql(`create index "referral_case_id_index" on "referral" ("case_id");`);

    this.addSql(
      `create table "rating" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "score" int not null, "comment" text null, "rated_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`comment on table "rating" is 'How the customer found our handling';`);
    this.addSql(`comment on column "rating"."seq" is 'The case event that these words belong to';`);
    this.addSql(`comment on column "rating"."score" is '1 very poor to 5 very good';`);
    this.addSql(`create index "rating_case_id_index" on "rating" ("case_id");`);

    this.addSql(
      `create table "note" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "author_id" uuid not null, "text" text not null, "written_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`comment on table "note" is 'Internal words; no query of a customer can reach this table';`);
    this.addSql(`comment on column "note"."seq" is 'The case event that these words belong to';`);
    this.addSql(`create index "note_case_id_index" on "note" ("case_id");`);

    this.addSql(
      `create table "lesson" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "root_cause" varchar(40) not null, "change" text not null, "owner_id" uuid not null, "due_on" date not null, "completed_at" timestamptz null, "result" text null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "lesson" is 'What a complaint taught us: the root cause, what we change, who sees to it';`,
    );
    this.addSql(`comment on column "lesson"."seq" is 'The case event that these words belong to';`);
    this.addSql(`comment on column "lesson"."root_cause" is 'Code of the published procedure';`);
    this.addSql(`comment on column "lesson"."change" is 'What we change';`);
    this.addSql(`comment on column "lesson"."result" is 'What was done';`);
    this.addSql(`create index "lesson_case_id_index" on "lesson" ("case_id");`);
    this.addSql(`create index "lesson_open" on "lesson" ("completed_at", "due_on");`);

    this.addSql(
      `create table "evidence" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "kind" text not null, "title" varchar(200) not null, "text" text not null, "is_shared" boolean not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "evidence" is 'What an investigation gathered; internal unless shared with the customer';`,
    );
    this.addSql(`comment on column "evidence"."seq" is 'The case event that these words belong to';`);
    this.addSql(`comment on column "evidence"."is_shared" is 'True: the customer may read it';`);
    this.addSql(`create index "evidence_case_id_index" on "evidence" ("case_id");`);

    this.addSql(
      `create table "escalation" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "level" int not null, "reason" text not null, "desired_outcome" text not null, "requested_at" timestamptz not null, "decision" text null, "summary" text null, "explanation" text null, "decided_by_id" uuid null, "decided_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`comment on table "escalation" is 'The customer asks that someone independent looks again';`);
    this.addSql(`comment on column "escalation"."seq" is 'The case event that these words belong to';`);
    this.addSql(`comment on column "escalation"."level" is '1: senior review, 2: executive review';`);
    this.addSql(`create index "escalation_case_id_index" on "escalation" ("case_id");`);
    this.addSql(`alter table "escalation" add constraint "escalation_case_seq" unique ("case_id", "seq");`);

    this.addSql(
      `create table "case_access" ("device_hash" varchar(64) not null, "case_id" uuid not null, "granted_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("device_hash", "case_id"));`,
    );
    this.addSql(`comment on table "case_access" is 'Devices of customers and the cases that each may open';`);
    this.addSql(
      `comment on column "case_access"."device_hash" is 'SHA-256 of the device’s cookie, hexadecimal';`,
    );
    this.addSql(`create index "case_access_case_id_index" on "case_access" ("case_id");`);
    this.addSql(`create index "case_access_expires_at_index" on "case_access" ("expires_at");`);

    this.addSql(
      `create table "alert" ("id" uuid not null, "staff_id" uuid not null, "case_id" uuid not null, "kind" text not null, "deadline_kind" varchar(30) not null, "due_at" timestamptz not null, "raised_at" timestamptz not null, "seen_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "alert" is 'What staff are told by the clocks: once per person, case, kind and due time';`,
    );
    this.addSql(`create index "alert_case_id_index" on "alert" ("case_id");`);
    this.addSql(
      `alter table "alert" add constraint "alert_once" unique ("staff_id", "case_id", "kind", "deadline_kind", "due_at");`,
    );

    this.addSql(`alter table "staff" add "is_on_duty" boolean not null default false;`);
    this.addSql(
      `comment on column "staff"."is_on_duty" is 'A manager who takes what no handler is there for';`,
    );

    this.addSql(
      `alter table "case_file" add "accepted_at" timestamptz null, add "root_cause" varchar(40) null, add "is_rated" boolean not null default false, add "missed" jsonb not null default '[]', add "is_overdue" boolean not null default false;`,
    );
    this.addSql(`comment on column "case_file"."accepted_at" is 'When the customer accepted our response';`);
    this.addSql(
      `comment on column "case_file"."root_cause" is 'Code of the published procedure; set by closing';`,
    );
    this.addSql(
      `comment on column "case_file"."missed" is 'Kinds of the open deadlines whose due time has passed';`,
    );
    this.addSql(`comment on column "case_file"."is_overdue" is 'Whether any is missed';`);
    this.addSql(`create index "case_file_overdue" on "case_file" ("is_overdue", "next_due_at", "id");`);

    this.addSql(
      `create index complaint_words on complaint using gin (to_tsvector('english', what_happened));`,
    );

    this.addSql(
      `alter table "referral" add constraint "referral_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "rating" add constraint "rating_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "rating" add constraint "rating_score_check" check (score >= 1 and score <= 5);`,
    );

    this.addSql(
      `alter table "note" add constraint "note_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "note" add constraint "note_author_id_foreign" foreign key ("author_id") references "staff" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "lesson" add constraint "lesson_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "lesson" add constraint "lesson_owner_id_foreign" foreign key ("owner_id") references "staff" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "evidence" add constraint "evidence_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "evidence" add constraint "evidence_recorded_by_id_foreign" foreign key ("recorded_by_id") references "staff" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "evidence" add constraint "evidence_kind_check" check ("kind" in ('INTERVIEW', 'PLATFORM_RECORD', 'DOCUMENT'));`,
    );

    this.addSql(
      `alter table "escalation" add constraint "escalation_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "escalation" add constraint "escalation_decided_by_id_foreign" foreign key ("decided_by_id") references "staff" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "escalation" add constraint "escalation_decision_check" check ("decision" in ('CONFIRMED', 'CHANGED', 'OVERTURNED'));`,
    );

    this.addSql(
      `alter table "case_access" add constraint "case_access_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "alert" add constraint "alert_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_kind_check" check ("kind" in ('DUE_SOON', 'OVERDUE'));`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "referral" cascade;`);
    this.addSql(`drop table if exists "rating" cascade;`);
    this.addSql(`drop table if exists "note" cascade;`);
    this.addSql(`drop table if exists "lesson" cascade;`);
    this.addSql(`drop table if exists "evidence" cascade;`);
    this.addSql(`drop table if exists "escalation" cascade;`);
    this.addSql(`drop table if exists "case_access" cascade;`);
    this.addSql(`drop table if exists "alert" cascade;`);

    this.addSql(`drop index "case_file_overdue";`);
    this.addSql(
      `alter table "case_file" drop column "accepted_at", drop column "root_cause", drop column "is_rated", drop column "missed", drop column "is_overdue";`,
    );

    this.addSql(`drop index "complaint_words";`);

    this.addSql(`alter table "staff" drop column "is_on_duty";`);
  }
}
