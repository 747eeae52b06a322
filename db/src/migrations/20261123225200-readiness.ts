import { Migration } from '@mikro-orm/migrations';

/** The desk may see which migrations ran, to tell whether it is ready; it still may not change the list. */
export class Readiness extends Migration {
  override up(): void {
    this.addSql(`grant select on mikro_orm_migrations to complaints_desk`);
  }

  override down(): void {
    this.addSql(`revoke select on mikro_orm_migrations from complaints_desk`);
  }
}
