import type { CaseFile } from '@desk/db';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ACTION_ERRORS, CustomerCasePayload } from '../cases/case.payload.ts';
import { CustomerCaseType } from '../cases/customer-case.type.ts';
import type { OperationContext } from '../context.ts';
import { CorrectSummaryInput } from './summary.input.ts';
import { summariesOf, type SummaryVersion } from './summary.queries.ts';
import { correctSummary } from './summary.service.ts';
import { CustomerSummaryType } from './summary.type.ts';

@Resolver(() => CustomerCaseType)
export class CustomerSummaryResolver {
  @FieldResolver(() => [CustomerSummaryType], {
    description:
      'What the complaint is about: as the customer wrote it, or as it was read back to them on the phone, then each correction. The last one counts.',
  })
  summaries(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<SummaryVersion[]> {
    return summariesOf(loaders, caseFile);
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Corrects the summary of the complaint, until our final response; every version is kept. ${ACTION_ERRORS}`,
  })
  async correctSummary(
    @Ctx() context: OperationContext,
    @Arg('input', () => CorrectSummaryInput, { description: 'Case and summary.' }) input: CorrectSummaryInput,
  ): Promise<CustomerCasePayload> {
    return { case: await correctSummary(context, input) };
  }
}
