import { Migration } from '@mikro-orm/migrations';

/** Customers read the names of staff; how staff sign in is none of their role's business. */
export class StaffSecrets extends Migration {
  override up(): void {
    this.addSql(`revoke select on staff from complaints_customer`);
    this.addSql(
      `grant select (id, name, email, role, is_totp_on, is_active, is_demo, is_on_duty, away_until) on staff to complaints_customer`,
    );
  }

  override down(): void {
    this.addSql(`grant select on staff to complaints_customer`);
  }
}
