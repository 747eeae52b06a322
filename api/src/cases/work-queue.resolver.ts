import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { readWorkQueue, type WorkPage } from './work-queue.queries.ts';
import { WorkConnection } from './work-queue.type.ts';

@Resolver()
export class WorkQueueResolver {
  @Query(() => WorkConnection, {
    description:
      'Your open cases as handler, and as reviewer until you decide, due soonest first, with why each is there. Errors: UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  workQueue(
    @Ctx() context: OperationContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after: string | null,
  ): Promise<WorkPage> {
    return readWorkQueue(context, first, after ?? null);
  }
}
