import 'reflect-metadata';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccessResolver } from './access/access.resolver.ts';
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
import { EscalationContentResolver } from './escalations/escalation-content.resolver.ts';
import { EscalationResolver } from './escalations/escalation.resolver.ts';
import { EvidenceContentResolver } from './evidence/evidence-content.resolver.ts';
import { EvidenceResolver } from './evidence/evidence.resolver.ts';
import { HandlerResolver } from './handlers/handler.resolver.ts';
import { InsightsResolver } from './insights/insights.resolver.ts';
import { PerformanceResolver } from './insights/performance.resolver.ts';
import { LessonContentResolver } from './lessons/lesson-content.resolver.ts';
import { LessonResolver } from './lessons/lesson.resolver.ts';
import { MessageResolver } from './messages/message.resolver.ts';
import { NoteResolver } from './notes/note.resolver.ts';
import { PreviewDeadlinesResolver } from './publication/preview-deadlines.resolver.ts';
import { ProcedureResolver } from './publication/procedure.resolver.ts';
import { ReferralResolver } from './referrals/referral.resolver.ts';
import { validateArgument } from './validation.ts';

// type-graphql takes a tuple type that only a literal satisfies.
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
const resolvers: NonEmptyArray<Function> = [
  AccessResolver,
  AlertResolver,
  CaseActionResolver,
  CaseContentResolver,
  CaseHistoryResolver,
  CaseResolver,
  CaseStatusResolver,
  ComplaintResolver,
  CustomerActionResolver,
  CustomerCaseContentResolver,
  CustomerCaseResolver,
  EscalationContentResolver,
  EscalationResolver,
  EvidenceContentResolver,
  EvidenceResolver,
  FinalResponseContentResolver,
  HandlerResolver,
  InsightsResolver,
  LessonContentResolver,
  LessonResolver,
  MessageResolver,
  NoteResolver,
  PerformanceResolver,
  PreviewDeadlinesResolver,
  ProcedureResolver,
  ProgressResolver,
  ReferralResolver,
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
