import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { GraphQLLocalDate } from '../dates.ts';
import type { OperationContext } from '../context.ts';
import { readInsights } from './insights.service.ts';
import { Insights } from './insights.type.ts';
import { regulatoryCounts } from './regulatory-counts.service.ts';

@Resolver()
export class InsightsResolver {
  @Query(() => Insights, {
    description: 'What a period teaches, for staff. Errors: UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  insights(
    @Ctx() context: OperationContext,
    @Arg('from', () => GraphQLLocalDate, { description: 'First day of the period, in London.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'Its last day, which counts too.' }) to: string,
  ): Promise<Insights> {
    return readInsights(context, from, to);
  }

  @Query(() => String, {
    description:
      'The counts of the half-yearly return as CSV, by category, for staff (DISP 1.10). A complaint is closed by our final response, or without one by the end of its case. Errors: UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  regulatoryCounts(
    @Ctx() context: OperationContext,
    @Arg('from', () => GraphQLLocalDate, { description: 'First day of the period, in London.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'Its last day, which counts too.' }) to: string,
  ): Promise<string> {
    return regulatoryCounts(context, from, to);
  }
}
