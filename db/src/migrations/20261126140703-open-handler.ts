import { Migration } from '@mikro-orm/migrations';

/** Counts the open cases of a handler without looking at those that are closed. */
export class OpenHandler extends Migration {
  override up(): void {
    this.addSql(`create index case_file_open_handler on case_file (handler_id) where closed_at is null;`);
  }

  override down(): void {
    this.addSql(`drop index "case_file_open_handler";`);
  }
}
