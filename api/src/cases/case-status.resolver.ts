import { Arg, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { caseProgress } from '../live/case-progress.ts';
import { readCaseStatus } from './case-status.service.ts';
import { CaseStatusType } from './case-status.type.ts';
import type { CaseStatus } from './case-status.query.ts';

@Resolver(() => CaseStatusType)
export class CaseStatusResolver {
  @Query(() => CaseStatusType, {
    nullable: true,
    description:
      'Where a complaint stands, for anyone with its reference number. Errors: REFERENCE_INVALID when it has a typing mistake, NOT_FOUND when there is no such case, RATE_LIMITED after too many of those.',
  })
  caseStatus(
    @Ctx() context: OperationContext,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    reference: string,
  ): Promise<CaseStatus> {
    return readCaseStatus(context, reference);
  }

  @Subscription(() => CaseStatusType, {
    subscribe: ({ args, context }) =>
      caseProgress(context as OperationContext, (args as { reference: string }).reference),
    description:
      'The current status first, then a new one at each change. Errors: REFERENCE_INVALID, NOT_FOUND, RATE_LIMITED. After a broken connection subscribe again: the first status holds all that was missed.',
  })
  caseProgress(
    @Root() status: CaseStatus,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    _reference: string,
  ): CaseStatus {
    return status;
  }
}
