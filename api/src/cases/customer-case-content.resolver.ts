import type { CaseFile, Escalation, Evidence, FinalResponse } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { CustomerEscalationType } from '../escalations/escalation.type.ts';
import { SharedEvidenceType } from '../evidence/evidence.type.ts';
import { CustomerCaseType } from './customer-case.type.ts';
import { CustomerFinalResponseType } from './final-response.type.ts';

@Resolver(() => CustomerCaseType)
export class CustomerCaseContentResolver {
  @FieldResolver(() => [SharedEvidenceType], { description: 'Evidence that we shared, oldest first.' })
  async evidence(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<Evidence[]> {
    const all = await loaders.contents.evidence.load(caseFile.id);
    return all.filter((evidence) => evidence.isShared);
  }

  @FieldResolver(() => [CustomerFinalResponseType], { description: 'Our answers, oldest first.' })
  finalResponses(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<FinalResponse[]> {
    return loaders.contents.finalResponses.load(caseFile.id);
  }

  @FieldResolver(() => [CustomerEscalationType], {
    description: 'The rounds of looking again, oldest first.',
  })
  escalations(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<Escalation[]> {
    return loaders.contents.escalations.load(caseFile.id);
  }
}
