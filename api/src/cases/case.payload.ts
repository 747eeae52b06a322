import type { CaseFile } from '@desk/db';
import { Field, ObjectType } from 'type-graphql';
import { CaseType } from './case.type.ts';
import { CustomerCaseType } from './customer-case.type.ts';

@ObjectType({ description: 'The case after an action of staff.' })
export class CasePayload {
  @Field(() => CaseType, { description: 'The case, as it stands now.' })
  case!: CaseFile;
}

@ObjectType({ description: 'The case after an action of its customer.' })
export class CustomerCasePayload {
  @Field(() => CustomerCaseType, { description: 'The case, as its customer may see it now.' })
  case!: CaseFile;
}

/** The errors that any action on a case may end with, for the descriptions. */
export const ACTION_ERRORS =
  'Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, STALE_CASE, ACTION_NOT_POSSIBLE, CASE_RESTRICTED, CASE_ERASED, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED, RATE_LIMITED for customers who try out reference numbers.';
