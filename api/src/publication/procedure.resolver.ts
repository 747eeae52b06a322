import { Ctx, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import type { Procedure } from '../procedure/published.ts';
import { ProcedureType } from './procedure.type.ts';

@Resolver(() => ProcedureType)
export class ProcedureResolver {
  @Query(() => ProcedureType, {
    description:
      'The complaints procedure in force: how to complain, what happens, by when, and who else may help.',
  })
  procedure(@Ctx() context: OperationContext): Procedure {
    return context.desk.procedure;
  }
}
