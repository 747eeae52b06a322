import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { AuditedReadConnection, AuditedReadFilterInput } from './audited-read.type.ts';
import { auditedReads } from './audited-reads.service.ts';

@Resolver()
export class AuditedReadsResolver {
  @Query(() => AuditedReadConnection, {
    description:
      'What staff read of customers’ cases, the newest first, for auditors. Errors: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, REFERENCE_INVALID, NOT_FOUND.',
  })
  auditedReads(
    @Ctx() context: OperationContext,
    @Arg('filter', () => AuditedReadFilterInput, { nullable: true, description: 'Which reads.' })
    filter: AuditedReadFilterInput | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The endCursor of the page before, of the same filter.',
    })
    after: string | null,
  ): Promise<AuditedReadConnection> {
    return auditedReads(context, filter ?? {}, { first, after });
  }
}
