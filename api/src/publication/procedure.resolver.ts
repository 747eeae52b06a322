import { Arg, Ctx, Query, Resolver } from 'type-graphql';
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

  @Query(() => ProcedureType, {
    nullable: true,
    description:
      'The complaints procedure as it was published under a version, such as the one under which a case was opened. Null for a version that there never was.',
  })
  procedureVersion(
    @Ctx() context: OperationContext,
    @Arg('version', () => String, { description: 'As a case’s `procedureVersion` has it, such as 2026-11.' })
    version: string,
  ): Promise<Procedure | null> {
    return context.desk.procedures.read(context.em, version);
  }
}
