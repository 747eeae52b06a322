import { Migration } from '@mikro-orm/migrations';

/** Customers may ask whether a browser is told of their case, and read no key of any. */
export class PushRights extends Migration {
  override up(): void {
    this.addSql(`alter table "push_subscription" enable row level security;`);
    this.addSql(
      `create policy "the_desk" on "push_subscription" to "complaints_desk" using (true) with check (true);`,
    );
    this.addSql(
      `create policy "its_customer" on "push_subscription" for select to "complaints_customer" using (case_id = any (string_to_array(current_setting('desk.case_ids', true), ',')::uuid[]));`,
    );
    this.addSql(`grant select (id, case_id, endpoint) on push_subscription to complaints_customer`);
  }

  override down(): void {
    this.addSql(`revoke all (id, case_id, endpoint) on push_subscription from complaints_customer`);
    this.addSql(`drop policy "the_desk" on "push_subscription";`);
    this.addSql(`drop policy "its_customer" on "push_subscription";`);
    this.addSql(`alter table "push_subscription" disable row level security;`);
  }
}
