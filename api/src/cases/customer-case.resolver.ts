import type { CaseFile, Complaint } from '@desk/db';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireOwnCase } from '../access/own-case.ts';
import type { OperationContext } from '../context.ts';
import type { Action } from '../procedure/stages.ts';
import type { CaseStatus } from './case-status.query.ts';
import { readCaseStatus } from './case-status.service.ts';
import { CaseStatusType } from './case-status.type.ts';
import { ActionEnum } from './case.enums.ts';
import { allowedActions, CASES } from './case.policy.ts';
import { readCustomerCases } from './case.queries.ts';
import { ComplaintType } from './case.type.ts';
import { CustomerCaseType } from './customer-case.type.ts';

@Resolver(() => CustomerCaseType)
export class CustomerCaseResolver {
  @Query(() => CustomerCaseType, {
    description:
      'A case for its customer, on a device that may open it. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND.',
  })
  customerCase(
    @Ctx() context: OperationContext,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    reference: string,
  ): Promise<CaseFile> {
    return requireOwnCase(context, reference, CASES.customerCase);
  }

  @Query(() => [CustomerCaseType], {
    description: 'The cases that this device may open, the newest first; none on a device that opened none.',
  })
  customerCases(@Ctx() context: OperationContext): Promise<CaseFile[]> {
    return readCustomerCases(context);
  }

  @FieldResolver(() => CaseStatusType, { description: 'What anyone with the reference number may see, too.' })
  status(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<CaseStatus> {
    return readCaseStatus(context, caseFile.reference);
  }

  @FieldResolver(() => ComplaintType, { description: 'What the customer told us.' })
  complaint(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<Complaint> {
    return loaders.complaints.load(caseFile.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The name of the case handler; null while none is named.',
  })
  handlerName(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<string | null> {
    return nameOf(context, caseFile.handler?.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The name of whoever looks at the case again, who never worked on it before; null while nobody does or is named.',
  })
  reviewerName(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<string | null> {
    return nameOf(context, caseFile.reviewer?.id);
  }

  @FieldResolver(() => [ActionEnum], {
    description: 'What the customer may do now; each is the mutation of that name.',
  })
  allowedActions(@Root() caseFile: CaseFile, @Ctx() { viewers }: OperationContext): Action[] {
    return allowedActions(viewers.customer, caseFile);
  }
}

async function nameOf({ loaders }: OperationContext, staffId: string | undefined): Promise<string | null> {
  return staffId === undefined ? null : (await loaders.staff.load(staffId)).name;
}
