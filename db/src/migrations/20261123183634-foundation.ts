import { Migration } from '@mikro-orm/migrations';

/** Cases, their events and content, staff and sessions. */
export class Foundation extends Migration {
  override up(): void {
    this.addSql(
      `create table "idempotency_key" ("key" uuid not null, "operation" varchar(60) not null, "input_hash" varchar(64) not null, "case_id" uuid null, "created_at" timestamptz not null, primary key ("key"));`,
    );
    this.addSql(
      `comment on table "idempotency_key" is 'Keys that callers gave to mutations which create something: same key, same answer';`,
    );
    this.addSql(`comment on column "idempotency_key"."input_hash" is 'SHA-256 of the canonical input';`);
    this.addSql(
      `comment on column "idempotency_key"."case_id" is 'The case that the first call made, for mutations that make one';`,
    );
    this.addSql(`create index "idempotency_key_created_at_index" on "idempotency_key" ("created_at");`);

    this.addSql(
      `create table "staff" ("id" uuid not null, "name" varchar(200) not null, "email" varchar(320) not null, "role" text not null, "password_hash" text not null, "is_active" boolean not null default true, "is_demo" boolean not null default false, "away_until" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`comment on table "staff" is 'People who work on complaints';`);
    this.addSql(`comment on column "staff"."email" is 'Lower case; the name used to sign in';`);
    this.addSql(`comment on column "staff"."password_hash" is 'argon2id in PHC string form';`);
    this.addSql(
      `comment on column "staff"."is_active" is 'False: may no longer sign in; history keeps the name';`,
    );
    this.addSql(`comment on column "staff"."is_demo" is 'Made by the demonstration; refused in production';`);
    this.addSql(`comment on column "staff"."away_until" is 'On leave until then: gets no new cases';`);
    this.addSql(`alter table "staff" add constraint "staff_email_unique" unique ("email");`);
    this.addSql(
      `alter table "staff" add constraint "staff_role_check" check ("role" in ('HANDLER', 'MANAGER', 'DIRECTOR', 'AUDITOR'));`,
    );

    this.addSql(
      `create table "session" ("id" uuid not null, "token_hash" varchar(64) not null, "staff_id" uuid not null, "created_at" timestamptz not null, "last_used_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`comment on table "session" is 'Signed-in devices of staff';`);
    this.addSql(`comment on column "session"."token_hash" is 'SHA-256 of the cookie, hexadecimal';`);
    this.addSql(`comment on column "session"."last_used_at" is 'Idle end counts from here';`);
    this.addSql(`comment on column "session"."expires_at" is 'Absolute end, whatever the use';`);
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");`);
    this.addSql(`create index "session_staff_id_index" on "session" ("staff_id");`);
    this.addSql(`create index "session_expires_at_index" on "session" ("expires_at");`);

    this.addSql(
      `create table "case_file" ("id" uuid not null, "reference" varchar(17) not null, "stage" varchar(20) not null, "awaiting" varchar(10) not null, "channel" varchar(10) not null, "category" varchar(20) not null, "closure" varchar(20) null, "escalation_level" int not null default 0, "is_complex" boolean not null default false, "handler_id" uuid null, "reviewer_id" uuid null, "received_at" timestamptz not null, "responded_at" timestamptz null, "closed_at" timestamptz null, "deadlines" jsonb not null, "next_due_at" timestamptz null, "next_due_kind" varchar(30) null, "procedure_version" varchar(20) not null, "last_seq" int not null, "last_hash" varchar(64) not null, primary key ("id"));`,
    );
    this.addSql(`comment on table "case_file" is 'Our file on one complaint: a projection of its events';`);
    this.addSql(`comment on column "case_file"."reference" is 'CON-7K3M-92QX-5TD';`);
    this.addSql(`comment on column "case_file"."awaiting" is 'US or CUSTOMER';`);
    this.addSql(`comment on column "case_file"."closure" is 'How it was closed; null while open';`);
    this.addSql(
      `comment on column "case_file"."received_at" is 'When the complaint reached us, on any channel';`,
    );
    this.addSql(`comment on column "case_file"."deadlines" is 'Open promises and limits, soonest first';`);
    this.addSql(
      `comment on column "case_file"."next_due_at" is 'Soonest open promise; null when none is open';`,
    );
    this.addSql(
      `comment on column "case_file"."procedure_version" is 'Version of the procedure under which it was opened';`,
    );
    this.addSql(`comment on column "case_file"."last_seq" is 'seq of the newest event';`);
    this.addSql(
      `comment on column "case_file"."last_hash" is 'hash of the newest event: the head of the chain';`,
    );
    this.addSql(`alter table "case_file" add constraint "case_file_reference_unique" unique ("reference");`);
    this.addSql(`create index "case_file_next_due" on "case_file" ("next_due_at", "id");`);
    this.addSql(`create index "case_file_stage_next_due" on "case_file" ("stage", "next_due_at", "id");`);
    this.addSql(
      `create index "case_file_handler_next_due" on "case_file" ("handler_id", "next_due_at", "id");`,
    );
    this.addSql(`create index "case_file_received" on "case_file" ("received_at", "id");`);

    this.addSql(
      `create table "message" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "kind" text not null, "author_id" uuid null, "is_from_customer" boolean not null, "text" text not null, "due_on" date null, "sent_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "message" is 'Words from handler to customer or back; internal notes are kept elsewhere';`,
    );
    this.addSql(`comment on column "message"."seq" is 'The case event that this message belongs to';`);
    this.addSql(`comment on column "message"."author_id" is 'Null: the customer or the system';`);
    this.addSql(`comment on column "message"."due_on" is 'A question: by when an answer helps';`);
    this.addSql(`alter table "message" add constraint "message_case_seq" unique ("case_id", "seq");`);
    this.addSql(
      `alter table "message" add constraint "message_kind_check" check ("kind" in ('UPDATE', 'QUESTION', 'ANSWER', 'EXPLANATION'));`,
    );

    this.addSql(
      `create table "final_response" ("id" uuid not null, "case_id" uuid not null, "seq" int not null, "decision" text not null, "summary" text not null, "explanation" text not null, "proposed_resolution" text not null, "redress_pence" int null, "referral_wording" text not null, "issued_by_id" uuid not null, "issued_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `comment on table "final_response" is 'Our answer: decision, explanation, proposed resolution, and the fixed wording sent with it';`,
    );
    this.addSql(`comment on column "final_response"."seq" is 'The case event that issued it';`);
    this.addSql(`comment on column "final_response"."summary" is 'Plain summary, read first';`);
    this.addSql(
      `comment on column "final_response"."redress_pence" is 'Money offered, in pence; null when none';`,
    );
    this.addSql(
      `comment on column "final_response"."referral_wording" is 'Fixed wording about the outside bodies, as sent; never edited by hand';`,
    );
    this.addSql(
      `alter table "final_response" add constraint "final_response_case_seq" unique ("case_id", "seq");`,
    );
    this.addSql(
      `alter table "final_response" add constraint "final_response_decision_check" check ("decision" in ('UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD'));`,
    );

    this.addSql(
      `create table "contact" ("id" uuid not null, "case_id" uuid not null, "name" varchar(200) not null, "email" varchar(320) null, "phone" varchar(40) null, "postal_address" text null, primary key ("id"));`,
    );
    this.addSql(`comment on table "contact" is 'How to reach the customer of a case';`);
    this.addSql(`alter table "contact" add constraint "contact_case_id_unique" unique ("case_id");`);

    this.addSql(
      `create table "complaint" ("case_id" uuid not null, "what_happened" text not null, "happened_on" date null, "desired_outcome" text null, "concerns" text null, "support_needs" text null, primary key ("case_id"));`,
    );
    this.addSql(
      `comment on table "complaint" is 'What the customer told us; personal, erasable without breaking the history';`,
    );
    this.addSql(`comment on column "complaint"."concerns" is 'Payment or account that it concerns';`);

    this.addSql(
      `create table "case_event" ("case_id" uuid not null, "seq" int not null, "type" varchar(40) not null, "actor_kind" varchar(10) not null, "actor_id" uuid null, "at" timestamptz not null, "visibility" varchar(10) not null, "data" jsonb not null, "content_hash" varchar(64) null, "prev_hash" varchar(64) not null, "hash" varchar(64) not null, primary key ("case_id", "seq"));`,
    );
    this.addSql(
      `comment on table "case_event" is 'Immutable lines of the history of each case, hash-chained; never updated or deleted';`,
    );
    this.addSql(`comment on column "case_event"."seq" is '1, 2, 3 … within the case, without gaps';`);
    this.addSql(`comment on column "case_event"."actor_kind" is 'CUSTOMER, STAFF or SYSTEM';`);
    this.addSql(
      `comment on column "case_event"."actor_id" is 'The member of staff; null for customer and system';`,
    );
    this.addSql(
      `comment on column "case_event"."visibility" is 'CUSTOMER: the customer may see it; STAFF: never';`,
    );
    this.addSql(`comment on column "case_event"."data" is 'Facts without personal content';`);
    this.addSql(
      `comment on column "case_event"."content_hash" is 'SHA-256 of the content kept in its own row';`,
    );
    this.addSql(
      `comment on column "case_event"."prev_hash" is 'hash of the event before; zeros for the first';`,
    );
    this.addSql(
      `comment on column "case_event"."hash" is 'SHA-256 of prevHash and the canonical JSON of the event';`,
    );
    this.addSql(
      `create or replace function "case_event_case_event_append_only_fn"() returns trigger as \$\$ begin raise exception 'case_event is append-only' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "case_event_append_only" BEFORE UPDATE OR DELETE on "case_event" for each STATEMENT execute function "case_event_case_event_append_only_fn"();`,
    );

    this.addSql(
      `alter table "session" add constraint "session_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "case_file" add constraint "case_file_handler_id_foreign" foreign key ("handler_id") references "staff" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "case_file" add constraint "case_file_reviewer_id_foreign" foreign key ("reviewer_id") references "staff" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "message" add constraint "message_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "message" add constraint "message_author_id_foreign" foreign key ("author_id") references "staff" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "final_response" add constraint "final_response_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "final_response" add constraint "final_response_issued_by_id_foreign" foreign key ("issued_by_id") references "staff" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "contact" add constraint "contact_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "complaint" add constraint "complaint_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on update cascade on delete restrict;`,
    );

    this.addSql(
      `alter table "case_event" add constraint "case_event_case_id_foreign" foreign key ("case_id") references "case_file" ("id") on delete restrict;`,
    );
  }
}
