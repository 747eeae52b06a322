import { Ctx, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { ourPerformance, type Performance } from './performance.service.ts';
import { PerformanceType } from './performance.type.ts';

@Resolver()
export class PerformanceResolver {
  @Query(() => PerformanceType, {
    description: 'How we kept our promises in the last full quarter, for everyone; read anew once an hour.',
  })
  ourPerformance(@Ctx() context: OperationContext): Promise<Performance> {
    return ourPerformance(context);
  }
}
