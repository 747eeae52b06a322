import { Migration } from '@mikro-orm/migrations';

/**
 * The second wall: customers and strangers read under a role of their own, which sees the rows of their cases only. A
 * table without rights of its own for that role is closed to it.
 */
export class RowRights extends Migration {
  override up(): void {
    this.addSql(`do $$ begin
      create role complaints_customer nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`);
    this.addSql(`do $$ begin
      execute format('grant complaints_customer to %I', current_user);
    end $$`);
    this.addSql(`grant usage on schema public to complaints_customer`);
    this.addSql(`alter table "case_file" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "case_file" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "case_file" for select to "complaints_customer" using (id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "referral" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "referral" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "referral" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = referral.case_id and e.seq = referral.seq));`,
    );

    this.addSql(`alter table "received_mail" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "received_mail" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "received_mail" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "read_mark" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "read_mark" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "read_mark" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "rating" enable row level security;`);
    this.addSql(`create policy "the_desk" on "rating" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "rating" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = rating.case_id and e.seq = rating.seq));`,
    );

    this.addSql(`alter table "notice" enable row level security;`);
    this.addSql(`create policy "the_desk" on "notice" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "notice" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "note" enable row level security;`);
    this.addSql(`create policy "the_desk" on "note" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "note" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = note.case_id and e.seq = note.seq));`,
    );

    this.addSql(`alter table "message" enable row level security;`);
    this.addSql(`create policy "the_desk" on "message" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "message" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = message.case_id and e.seq = message.seq));`,
    );

    this.addSql(`alter table "lesson" enable row level security;`);
    this.addSql(`create policy "the_desk" on "lesson" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "lesson" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = lesson.case_id and e.seq = lesson.seq));`,
    );

    this.addSql(`alter table "final_response" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "final_response" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "final_response" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = final_response.case_id and e.seq = final_response.seq));`,
    );

    this.addSql(`alter table "evidence" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "evidence" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "evidence" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = evidence.case_id and e.seq = evidence.seq));`,
    );

    this.addSql(`alter table "escalation" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "escalation" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "escalation" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = escalation.case_id and e.seq = escalation.seq));`,
    );

    this.addSql(`alter table "contact" enable row level security;`);
    this.addSql(`create policy "the_desk" on "contact" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "contact" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "complaint" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "complaint" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "complaint" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "case_event" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "case_event" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "case_event" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]) and visibility <> 'STAFF');`,
    );

    this.addSql(`alter table "case_access" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "case_access" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "case_access" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );

    this.addSql(`alter table "stored_file" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "stored_file" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "stored_file" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = stored_file.case_id and e.seq = stored_file.seq) or case_id is null and device_hash = current_setting('desk.device', true));`,
    );

    this.addSql(`alter table "summary" enable row level security;`);
    this.addSql(`create policy "the_desk" on "summary" to "complaints_desk" using (true) with check (true);`);
    this.addSql(
      `create policy "its_customer" on "summary" for select to "complaints_customer" using (exists (select 1 from case_event e where e.case_id = summary.case_id and e.seq = summary.seq));`,
    );

    this.addSql(`alter table "hand_off" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "hand_off" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "hand_off" for select to "complaints_customer" using (device_hash = current_setting('desk.device', true));`,
    );

    this.addSql(
      `grant select on case_access, case_event, case_file, complaint, contact, escalation, evidence, final_response, hand_off, lesson, message, note, notice, rating, read_mark, received_mail, referral, stored_file, summary to complaints_customer`,
    );
    // Names beside what happened, and the procedure under which it did: rows of no case.
    this.addSql(`grant select on staff, procedure_version to complaints_customer`);
  }

  override down(): void {
    this.addSql(`revoke all on all tables in schema public from complaints_customer`);
    this.addSql(`revoke usage on schema public from complaints_customer`);
    this.addSql(`drop policy "the_desk" on "hand_off";`);
    this.addSql(`drop policy "its_customer" on "hand_off";`);
    this.addSql(`alter table "hand_off" disable row level security;`);

    this.addSql(`drop policy "the_desk" on "case_access";`);
    this.addSql(`drop policy "its_customer" on "case_access";`);

    this.addSql(`drop policy "the_desk" on "case_event";`);
    this.addSql(`drop policy "its_customer" on "case_event";`);

    this.addSql(`drop policy "the_desk" on "case_file";`);
    this.addSql(`drop policy "its_customer" on "case_file";`);

    this.addSql(`drop policy "the_desk" on "complaint";`);
    this.addSql(`drop policy "its_customer" on "complaint";`);

    this.addSql(`drop policy "the_desk" on "contact";`);
    this.addSql(`drop policy "its_customer" on "contact";`);

    this.addSql(`drop policy "the_desk" on "escalation";`);
    this.addSql(`drop policy "its_customer" on "escalation";`);

    this.addSql(`drop policy "the_desk" on "evidence";`);
    this.addSql(`drop policy "its_customer" on "evidence";`);

    this.addSql(`drop policy "the_desk" on "final_response";`);
    this.addSql(`drop policy "its_customer" on "final_response";`);

    this.addSql(`drop policy "the_desk" on "lesson";`);
    this.addSql(`drop policy "its_customer" on "lesson";`);

    this.addSql(`drop policy "the_desk" on "message";`);
    this.addSql(`drop policy "its_customer" on "message";`);

    this.addSql(`drop policy "the_desk" on "note";`);
    this.addSql(`drop policy "its_customer" on "note";`);

    this.addSql(`drop policy "the_desk" on "notice";`);
    this.addSql(`drop policy "its_customer" on "notice";`);

    this.addSql(`drop policy "the_desk" on "rating";`);
    this.addSql(`drop policy "its_customer" on "rating";`);

    this.addSql(`drop policy "the_desk" on "read_mark";`);
    this.addSql(`drop policy "its_customer" on "read_mark";`);

    this.addSql(`drop policy "the_desk" on "received_mail";`);
    this.addSql(`drop policy "its_customer" on "received_mail";`);

    this.addSql(`drop policy "the_desk" on "referral";`);
    this.addSql(`drop policy "its_customer" on "referral";`);

    this.addSql(`drop policy "the_desk" on "stored_file";`);
    this.addSql(`drop policy "its_customer" on "stored_file";`);

    this.addSql(`drop policy "the_desk" on "summary";`);
    this.addSql(`drop policy "its_customer" on "summary";`);

    this.addSql(`alter table "case_access" disable row level security;`);

    this.addSql(`alter table "case_event" disable row level security;`);

    this.addSql(`alter table "case_file" disable row level security;`);

    this.addSql(`alter table "complaint" disable row level security;`);

    this.addSql(`alter table "contact" disable row level security;`);

    this.addSql(`alter table "escalation" disable row level security;`);

    this.addSql(`alter table "evidence" disable row level security;`);

    this.addSql(`alter table "final_response" disable row level security;`);

    this.addSql(`alter table "lesson" disable row level security;`);

    this.addSql(`alter table "message" disable row level security;`);

    this.addSql(`alter table "note" disable row level security;`);

    this.addSql(`alter table "notice" disable row level security;`);

    this.addSql(`alter table "rating" disable row level security;`);

    this.addSql(`alter table "read_mark" disable row level security;`);

    this.addSql(`alter table "received_mail" disable row level security;`);

    this.addSql(`alter table "referral" disable row level security;`);

    this.addSql(`alter table "stored_file" disable row level security;`);

    this.addSql(`alter table "summary" disable row level security;`);
  }
}
