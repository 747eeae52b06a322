import type { Staff } from '@desk/db';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { listStaff, setAvailability } from './availability.service.ts';
import { SetAvailabilityInput, SetAvailabilityPayload } from './availability.input.ts';

@Resolver()
export class HandlerResolver {
  @Query(() => [StaffType], {
    description:
      'Everyone who works on complaints, by name: the ids that handlerId, reviewerId and ownerId take. Errors: UNAUTHENTICATED.',
  })
  staff(@Ctx() context: OperationContext): Promise<Staff[]> {
    return listStaff(context);
  }

  @Mutation(() => SetAvailabilityPayload, {
    description:
      'Says until when somebody is on leave, and whether a manager is on duty; oneself, or anyone for managers. New cases go to who is there. Errors: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.',
  })
  async setAvailability(
    @Ctx() context: OperationContext,
    @Arg('input', () => SetAvailabilityInput, { description: 'Who, and until when.' })
    input: SetAvailabilityInput,
  ): Promise<SetAvailabilityPayload> {
    return { staff: await setAvailability(context, input) };
  }
}
