import { Migration } from '@mikro-orm/migrations';

export class ReferralOutcome extends Migration {
  override up(): void {
    this.addSql(`alter table "case_file" add "has_referral_outcome" boolean not null default false;`);
    this.addSql(`comment on column "case_file"."has_referral_outcome" is 'The outside body has decided';`);
  }

  override down(): void {
    this.addSql(`alter table "case_file" drop column "has_referral_outcome";`);
  }
}
