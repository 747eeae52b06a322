import type { FinalResponse, Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { FinalResponseType } from './final-response.type.ts';

@Resolver(() => FinalResponseType)
export class FinalResponseContentResolver {
  @FieldResolver(() => StaffType, { description: 'Who issued it.' })
  issuedBy(@Root() response: FinalResponse, @Ctx() { loaders }: OperationContext): Promise<Staff> {
    return loaders.staff.load(response.issuedBy.id);
  }
}
