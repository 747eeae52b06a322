import { Field, ObjectType } from 'type-graphql';

@ObjectType('CustomerCase', {
  description: 'A case as its customer may see it: a type of its own, so that nothing internal can be named.',
})
export class CustomerCaseType {
  @Field(() => String, { description: 'The reference number.' })
  reference!: string;
}
