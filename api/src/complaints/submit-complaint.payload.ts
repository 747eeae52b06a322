import { Field, ObjectType } from 'type-graphql';
import type { CaseStatus } from '../cases/case-status.query.ts';
import { CaseStatusType } from '../cases/case-status.type.ts';

@ObjectType({
  description: 'The acknowledgement: the reference, who deals with it, and the dates to expect.',
})
export class SubmitComplaintPayload {
  @Field(() => CaseStatusType, {
    description: 'The new case, with its reference number and the dates to expect.',
  })
  status!: CaseStatus;

  @Field(() => String, {
    nullable: true,
    description:
      'The handler who deals with the complaint; null while nobody is available, then named within 24 hours.',
  })
  handlerName!: string | null;
}
