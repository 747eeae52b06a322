import type { CaseFile } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CustomerCaseType } from '../cases/customer-case.type.ts';
import type { OperationContext } from '../context.ts';
import type { WayOutside } from '../procedure/ways-outside.ts';
import { WayOutsideType } from './way-outside.type.ts';
import { readWaysOutside } from './ways-outside.service.ts';

@Resolver(() => CustomerCaseType)
export class WaysOutsideResolver {
  @FieldResolver(() => [WayOutsideType], {
    description: 'The outside bodies, with whether the case may go there now and why.',
  })
  waysOutside(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<WayOutside[]> {
    return readWaysOutside(context, caseFile);
  }
}
