import type { Escalation, Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { EscalationType } from './escalation.type.ts';

@Resolver(() => EscalationType)
export class EscalationContentResolver {
  @FieldResolver(() => StaffType, { nullable: true, description: 'Who decided; null while it is open.' })
  decidedBy(@Root() escalation: Escalation, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return escalation.decidedBy ? loaders.staff.load(escalation.decidedBy.id) : null;
  }
}
