import { Foundation } from './20261123183634-foundation.ts';
import { Privileges } from './20261123183700-privileges.ts';
import { WholeProcedure } from './20261123192723-whole-procedure.ts';
import { ReportsAndQueues } from './20261123201643-reports-and-queues.ts';
import { ReferralOutcome } from './20261123223943-referral-outcome.ts';
import { WaysIn } from './20261123225145-ways-in.ts';
import { Readiness } from './20261123225200-readiness.ts';
import { Conversation } from './20261123230553-conversation.ts';
import { Notices } from './20261123231336-notices.ts';
import { StoredFiles } from './20261123234223-stored-files.ts';
import { ReceivedMail } from './20261124000110-received-mail.ts';
import { HandOffFromDashboard } from './20261126103532-hand-off.ts';
import { WebPush } from './20261126104545-web-push.ts';
import { MutedNotices } from './20261126102255-muted-notices.ts';
import { ProcedureVersionKept } from './20261126094228-procedure-version.ts';
import { RowRights } from './20261126105207-row-rights.ts';
import { DataProtection } from './20261126132723-data-protection.ts';
import { ReadAuditKept } from './20261126113315-read-audit.ts';
import { StaffSecrets } from './20261126131200-staff-secrets.ts';
import { PushRights } from './20261126131425-push-rights.ts';
import { WakeUpsByRedis } from './20261126133026-wake-ups-by-redis.ts';
import { OpenHandler } from './20261126140703-open-handler.ts';
import { CountedByCalendar } from './20261126155604-counted-by-calendar.ts';
import { AgeOfWakeUps } from './20261126162100-age-of-wake-ups.ts';

/** Every migration, oldest first. */
export const migrationsList = [
  { name: '20261123183634-foundation', class: Foundation },
  { name: '20261123183700-privileges', class: Privileges },
  { name: '20261123192723-whole-procedure', class: WholeProcedure },
  { name: '20261123201643-reports-and-queues', class: ReportsAndQueues },
  { name: '20261123223943-referral-outcome', class: ReferralOutcome },
  { name: '20261123225145-ways-in', class: WaysIn },
  { name: '20261123225200-readiness', class: Readiness },
  { name: '20261123230553-conversation', class: Conversation },
  { name: '20261123231336-notices', class: Notices },
  { name: '20261123234223-stored-files', class: StoredFiles },
  { name: '20261124000110-received-mail', class: ReceivedMail },
  { name: '20261126094228-procedure-version', class: ProcedureVersionKept },
  { name: '20261126102255-muted-notices', class: MutedNotices },
  { name: '20261126103532-hand-off', class: HandOffFromDashboard },
  { name: '20261126104545-web-push', class: WebPush },
  { name: '20261126105207-row-rights', class: RowRights },
  { name: '20261126113315-read-audit', class: ReadAuditKept },
  { name: '20261126131200-staff-secrets', class: StaffSecrets },
  { name: '20261126131425-push-rights', class: PushRights },
  { name: '20261126132723-data-protection', class: DataProtection },
  { name: '20261126133026-wake-ups-by-redis', class: WakeUpsByRedis },
  { name: '20261126140703-open-handler', class: OpenHandler },
  { name: '20261126155604-counted-by-calendar', class: CountedByCalendar },
  { name: '20261126162100-age-of-wake-ups', class: AgeOfWakeUps },
];

/** Their names, oldest first. */
export const migrationNames = migrationsList.map((migration) => migration.name);
