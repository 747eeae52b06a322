import { Field, ObjectType } from 'type-graphql';
import { CategoryEnum, ChannelEnum } from '../cases/case.enums.ts';
import type {
  Category,
  Channel,
  Organisation,
  ProcedureCategory,
  ProcedureChannel,
} from '../procedure/published.ts';

@ObjectType('Organisation', { description: 'Who answers for the complaints, and how to reach us.' })
export class OrganisationType implements Organisation {
  @Field(() => String, { description: 'The name that customers know.' })
  name!: string;

  @Field(() => String, { description: 'The name of the company in law.' })
  legalName!: string;

  @Field(() => String, { description: 'Email address for complaints.' })
  email!: string;

  @Field(() => String, { description: 'Telephone number for complaints.' })
  phone!: string;

  @Field(() => String, { description: 'When the telephone is answered, in words.' })
  phoneHours!: string;

  @Field(() => String, { description: 'Address for letters.' })
  postalAddress!: string;
}

@ObjectType('ProcedureChannel', { description: 'One way to complain; all of them are free of charge.' })
export class ProcedureChannelType implements ProcedureChannel {
  @Field(() => ChannelEnum, { description: 'Which way.' })
  channel!: Channel;

  @Field(() => String, { description: 'Its name for customers.' })
  title!: string;

  @Field(() => String, { description: 'An address, a number, or the place in words.' })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When it is open, in words; null if that goes without saying.',
  })
  hours!: string | null;
}

@ObjectType('ProcedureCategory', { description: 'What a complaint may be about, in plain words.' })
export class ProcedureCategoryType implements ProcedureCategory {
  @Field(() => CategoryEnum, { description: 'Which category.' })
  category!: Category;

  @Field(() => String, { description: 'Its name for customers.' })
  title!: string;

  @Field(() => String, { description: 'What belongs to it.' })
  hint!: string;
}
