import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { readHistory, verifyHistory, type HistoryCheck } from './case-history.queries.ts';
import { HistoryEntryType } from './case-history.type.ts';
import { historyEntries } from './history-entry.ts';
import { HistoryCheckType } from './history-check.type.ts';

@Resolver()
export class CaseHistoryResolver {
  @Query(() => [HistoryEntryType], {
    description:
      'Everything that happened to a case, oldest first, for staff. Errors: UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND.',
  })
  async caseHistory(
    @Ctx() context: OperationContext,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    reference: string,
  ): Promise<HistoryEntryType[]> {
    return historyEntries(context, await readHistory(context, reference));
  }

  @Query(() => HistoryCheckType, {
    description:
      'Walks the hash chain of a case, its words included, and names the first event that is broken, for staff. Errors: UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND.',
  })
  verifyHistory(
    @Ctx() context: OperationContext,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    reference: string,
  ): Promise<HistoryCheck> {
    return verifyHistory(context, reference);
  }
}
