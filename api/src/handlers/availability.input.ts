import type { Staff } from '@desk/db';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { StaffType } from '../access/staff.type.ts';

@InputType({ description: 'Who is there for new cases.' })
export class SetAvailabilityInput {
  @Field(() => ID, { nullable: true, description: 'Who; left out: oneself.' })
  staffId?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'On leave until then; null or left out: available.',
  })
  awayUntil?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a manager takes the cases that no handler is there for; left out: as before.',
  })
  isOnDuty?: boolean | null;
}

@ObjectType({ description: 'Who is there for new cases now.' })
export class SetAvailabilityPayload {
  @Field(() => StaffType, { description: 'The member of staff.' })
  staff!: Staff;
}
