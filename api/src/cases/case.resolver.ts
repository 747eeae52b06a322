import type { CaseFile, Complaint, Contact, Staff } from '@desk/db';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import type { Action } from '../procedure/stages.ts';
import { admitRead } from '../reads/note-read.ts';
import { CaseFilterInput, CaseOrderEnum } from './case-filter.input.ts';
import type { CaseOrder, CasePage } from './case-page.queries.ts';
import { CaseConnection } from './case.connection.ts';
import { ActionEnum } from './case.enums.ts';
import { allowedActions } from './case.policy.ts';
import { listCases, openCase } from './case.queries.ts';
import { CaseType, ComplaintType, ContactType, WITHHELD } from './case.type.ts';

@Resolver(() => CaseType)
export class CaseResolver {
  @Query(() => CaseType, {
    description: 'One case, for staff. Errors: UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND.',
  })
  case(
    @Ctx() context: OperationContext,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    reference: string,
  ): Promise<CaseFile> {
    return openCase(context, reference);
  }

  @Query(() => CaseConnection, {
    description: 'Cases for staff, page by page. Errors: UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  cases(
    @Ctx() context: OperationContext,
    @Arg('filter', () => CaseFilterInput, { nullable: true, description: 'Which cases.' })
    filter: CaseFilterInput | null,
    @Arg('order', () => CaseOrderEnum, { defaultValue: 'DUE_SOONEST', description: 'In which order.' })
    order: CaseOrder,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The endCursor of the page before, of the same filter and order.',
    })
    after: string | null,
  ): Promise<CasePage> {
    return listCases(context, filter ?? {}, { order, first, after: after ?? null });
  }

  @FieldResolver(() => Int, {
    description: 'Number of the newest event; give it as expectedSeq when you act.',
  })
  seq(@Root() caseFile: CaseFile): number {
    return caseFile.lastSeq;
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who deals with the case.' })
  handler(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return caseFile.handler ? loaders.staff.load(caseFile.handler.id) : null;
  }

  @FieldResolver(() => ComplaintType, {
    nullable: true,
    description: `What the customer told us. ${WITHHELD}`,
  })
  complaint(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Complaint> {
    admitRead(context, { kind: 'CASE', caseFile });
    return context.loaders.complaints.load(caseFile.id);
  }

  @FieldResolver(() => ContactType, { nullable: true, description: `How to reach the customer. ${WITHHELD}` })
  contact(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Contact> {
    admitRead(context, { kind: 'CASE', caseFile });
    return context.loaders.contacts.load(caseFile.id);
  }

  @FieldResolver(() => [ActionEnum], {
    description: 'What you may do to the case now; each is the mutation of the same name.',
  })
  allowedActions(@Root() caseFile: CaseFile, @Ctx() { viewers }: OperationContext): Action[] {
    return allowedActions(viewers.staff, caseFile);
  }
}
