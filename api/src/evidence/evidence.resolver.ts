import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ACTION_ERRORS, CasePayload } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { RecordEvidenceInput } from './evidence.input.ts';
import { recordEvidence } from './evidence.service.ts';

@Resolver()
export class EvidenceResolver {
  @Mutation(() => CasePayload, {
    description: `Records an interview, a platform record or a document; internal unless shared. ${ACTION_ERRORS}`,
  })
  async recordEvidence(
    @Ctx() context: OperationContext,
    @Arg('input', () => RecordEvidenceInput, { description: 'Case and evidence.' })
    input: RecordEvidenceInput,
  ): Promise<CasePayload> {
    return { case: await recordEvidence(context, input) };
  }
}
