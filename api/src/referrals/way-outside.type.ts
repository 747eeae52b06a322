import { Field, ObjectType } from 'type-graphql';
import { GraphQLLocalDate } from '../dates.ts';
import type { OutsideBody } from '../procedure/published.ts';
import type { WayOutside } from '../procedure/ways-outside.ts';
import { OutsideBodyType } from '../publication/outside-body.type.ts';

@ObjectType('WayOutside', {
  description: 'Whether a case may go to one outside body now, and why (procedure; DISP 2.8).',
})
export class WayOutsideType implements WayOutside {
  @Field(() => OutsideBodyType, { description: 'Where it leads.' })
  body!: OutsideBody;

  @Field(() => Boolean, { description: 'Whether the customer may take the case there now.' })
  isOpen!: boolean;

  @Field(() => String, { description: 'Why it is open, or what opens it, in plain sentences.' })
  explanation!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it is or was open; null while no day opens it by itself.',
  })
  opensOn!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last day on which it is open; null without an end.',
  })
  openUntil!: string | null;
}
