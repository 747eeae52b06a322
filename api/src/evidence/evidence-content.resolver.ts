import type { Evidence, Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { EvidenceType } from './evidence.type.ts';

@Resolver(() => EvidenceType)
export class EvidenceContentResolver {
  @FieldResolver(() => StaffType, { description: 'Who recorded it.' })
  recordedBy(@Root() evidence: Evidence, @Ctx() { loaders }: OperationContext): Promise<Staff> {
    return loaders.staff.load(evidence.recordedBy.id);
  }
}
