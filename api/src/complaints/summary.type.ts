import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';

@ObjectType('CustomerSummary', {
  description:
    'What a complaint is about, in one version: as the customer wrote it or it was read back to them, or a correction of theirs.',
})
export class CustomerSummaryType {
  @Field(() => Int, { description: 'The case event that it came with; 1 for the first version.' })
  seq!: number;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => Boolean, {
    description: 'True: the customer’s own words. False: what we wrote down and read back to them.',
  })
  isFromCustomer!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  writtenAt!: Date;
}

@ObjectType('Summary', { description: 'One version of what a complaint is about, as staff see it.' })
export class SummaryType extends CustomerSummaryType {}

@ObjectType('SealedSummary', { description: 'A version of the summary as an event of the history holds it.' })
export class SealedSummaryType {
  @Field(() => ID, { description: 'Identifies the version; UUIDv7.' })
  id!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;
}
