import type { Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import type { SummaryVersion } from './summary.queries.ts';
import { SummaryType } from './summary.type.ts';

@Resolver(() => SummaryType)
export class SummaryResolver {
  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who of us wrote it; null for the customer.',
  })
  author(@Root() { author }: SummaryVersion, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return author ? loaders.staff.load(author.id) : null;
  }
}
