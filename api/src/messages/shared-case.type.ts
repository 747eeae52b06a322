import type { CaseFile } from '@desk/db';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('SharedCase', {
  description:
    'What a conversation needs of a case, alike for its customer and for staff; each reads the rest by their own query.',
})
export class SharedCaseType {
  @Field(() => String, { description: 'The reference number.' })
  reference!: string;
}

@ObjectType({ description: 'The case after a message.' })
export class SendMessagePayload {
  @Field(() => SharedCaseType, { description: 'The case, as it stands now.' })
  case!: CaseFile;
}

@ObjectType({ description: 'The case after its messages were marked as read.' })
export class MarkReadPayload {
  @Field(() => SharedCaseType, { description: 'The case, with what is still unread.' })
  case!: CaseFile;

  @Field(() => Int, { description: 'Up to which event your side has read now.' })
  upToSeq!: number;
}
