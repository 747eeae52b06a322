import type { HandOff } from '@desk/db';
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { handedOver } from './hand-off.service.ts';

@ObjectType('HandedOverCustomer', {
  description: 'A customer for whom the dashboard vouched on this device.',
})
export class HandedOverCustomerType implements Pick<HandOff, 'name'> {
  @Field(() => String, { description: 'Their name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their email address, as the dashboard knows it.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone number, as the dashboard knows it.' })
  phone?: string | null;
}

@Resolver()
export class HandOffResolver {
  @Query(() => HandedOverCustomerType, {
    nullable: true,
    description: 'The customer whom the dashboard handed over on this device; null for anybody else.',
  })
  handedOverCustomer(@Ctx() context: OperationContext): Promise<HandOff | null> {
    return handedOver(context);
  }
}
