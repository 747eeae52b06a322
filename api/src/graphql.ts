import 'reflect-metadata';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccessResolver } from './access/access.resolver.ts';
import { CaseDeviceResolver, CustomerCaseDevicesResolver } from './access/case-device.resolver.ts';
import { OpenCaseResolver } from './access/open-case.resolver.ts';
import { AccountResolver } from './accounts/account.resolver.ts';
import { AlertResolver } from './alerts/alert.resolver.ts';
import { CaseActionResolver } from './cases/case-action.resolver.ts';
import { CaseContentResolver } from './cases/case-content.resolver.ts';
import { CaseHistoryResolver } from './cases/case-history.resolver.ts';
import { CaseStatusResolver } from './cases/case-status.resolver.ts';
import { CaseResolver } from './cases/case.resolver.ts';
import { CustomerActionResolver } from './cases/customer-action.resolver.ts';
import { CustomerCaseContentResolver } from './cases/customer-case-content.resolver.ts';
import { CustomerCaseResolver } from './cases/customer-case.resolver.ts';
import { FinalResponseContentResolver } from './cases/final-response-content.resolver.ts';
import { ProgressResolver } from './cases/progress.resolver.ts';
import { WorkQueueResolver } from './cases/work-queue.resolver.ts';
import { ComplaintResolver } from './complaints/complaint.resolver.ts';
import { CaseSummaryResolver } from './complaints/case-summary.resolver.ts';
import { CustomerSummaryResolver } from './complaints/customer-summary.resolver.ts';
import { SummaryResolver } from './complaints/summary.resolver.ts';
import { EscalationContentResolver } from './escalations/escalation-content.resolver.ts';
import { EscalationResolver } from './escalations/escalation.resolver.ts';
import { EvidenceContentResolver } from './evidence/evidence-content.resolver.ts';
import { EvidenceResolver } from './evidence/evidence.resolver.ts';
import { FileResolver } from './files/file.resolver.ts';
import { filesResolvers } from './files/files-of.resolver.ts';
import { UploadRulesResolver } from './files/upload-rules.resolver.ts';
import { HandOffResolver } from './hand-off/hand-off.resolver.ts';
import { HandlerResolver } from './handlers/handler.resolver.ts';
import { InsightsResolver } from './insights/insights.resolver.ts';
import { PerformanceResolver } from './insights/performance.resolver.ts';
import { LessonContentResolver } from './lessons/lesson-content.resolver.ts';
import { LessonResolver } from './lessons/lesson.resolver.ts';
import { CaseEventsResolver } from './live/case-events.resolver.ts';
import { CaseMessagesResolver } from './messages/case-messages.resolver.ts';
import { CustomerCaseMessagesResolver } from './messages/customer-case-messages.resolver.ts';
import { LetterResolver } from './letters/letter.resolver.ts';
import { MessageActionResolver } from './messages/message-action.resolver.ts';
import { MessageResolver } from './messages/message.resolver.ts';
import { SharedCaseResolver } from './messages/shared-case.resolver.ts';
import { NoteResolver } from './notes/note.resolver.ts';
import { MutedNoticesResolver } from './notifications/muted-notices.resolver.ts';
import { CaseNoticesResolver, NoticeResolver } from './notifications/notice.resolver.ts';
import { PreviewDeadlinesResolver } from './publication/preview-deadlines.resolver.ts';
import { ProcedureResolver } from './publication/procedure.resolver.ts';
import { PersonalDataResolver } from './personal-data/personal-data.resolver.ts';
import { AuditedReadsResolver } from './reads/audited-reads.resolver.ts';
import { ReceivedMailResolver } from './intake/received-mail.resolver.ts';
import { PushResolver } from './push/push.resolver.ts';
import { ReferralResolver } from './referrals/referral.resolver.ts';
import { WaysOutsideResolver } from './referrals/ways-outside.resolver.ts';
import { validateArgument } from './validation.ts';

// type-graphql takes a tuple type that only a literal satisfies.
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
const resolvers: NonEmptyArray<Function> = [
  AccessResolver,
  AccountResolver,
  AlertResolver,
  AuditedReadsResolver,
  CaseActionResolver,
  CaseContentResolver,
  CaseDeviceResolver,
  CaseEventsResolver,
  CaseHistoryResolver,
  CaseMessagesResolver,
  CaseNoticesResolver,
  CaseResolver,
  CaseStatusResolver,
  CaseSummaryResolver,
  ComplaintResolver,
  CustomerActionResolver,
  CustomerCaseContentResolver,
  CustomerCaseMessagesResolver,
  CustomerCaseDevicesResolver,
  CustomerCaseResolver,
  CustomerSummaryResolver,
  EscalationContentResolver,
  EscalationResolver,
  EvidenceContentResolver,
  EvidenceResolver,
  FileResolver,
  ...filesResolvers,
  FinalResponseContentResolver,
  HandOffResolver,
  HandlerResolver,
  InsightsResolver,
  LessonContentResolver,
  LessonResolver,
  LetterResolver,
  MessageActionResolver,
  MessageResolver,
  MutedNoticesResolver,
  NoteResolver,
  PersonalDataResolver,
  NoticeResolver,
  OpenCaseResolver,
  PerformanceResolver,
  PreviewDeadlinesResolver,
  ProcedureResolver,
  ProgressResolver,
  ReceivedMailResolver,
  PushResolver,
  ReferralResolver,
  WaysOutsideResolver,
  SharedCaseResolver,
  SummaryResolver,
  UploadRulesResolver,
  WorkQueueResolver,
];

function refusePubSub(): never {
  throw new Error('Subscriptions come from the hub: give @Subscription a `subscribe` option');
}

// type-graphql demands one although every subscription brings its own stream from the hub.
const unusedPubSub = { publish: refusePubSub, subscribe: refusePubSub };

/** The schema of the desk, as the API serves it and as `schema/schema.graphql` states it. */
export async function buildDeskSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers, pubSub: unusedPubSub, validateFn: validateArgument });
  describe(schema.getQueryType(), 'What can be read; a field says who may.');
  describe(schema.getMutationType(), 'What can be done; the transition table of the procedure says when.');
  describe(
    schema.getSubscriptionType(),
    'What is pushed as it happens, over graphql-ws at the same address.',
  );
  return schema;
}

// type-graphql has no place for these three descriptions.
function describe(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) type.description = description;
}
