import { Migration } from '@mikro-orm/migrations';

export class ReportsAndQueues extends Migration {
  override up(): void {
    this.addSql(
      `create index case_file_open_next_due on case_file (next_due_at, id) where stage <> 'CLOSED';`,
    );

    this.addSql(`create index "case_event_type_at" on "case_event" ("type", "at");`);
  }

  override down(): void {
    this.addSql(`drop index "case_event_type_at";`);

    this.addSql(`drop index "case_file_open_next_due";`);
  }
}
