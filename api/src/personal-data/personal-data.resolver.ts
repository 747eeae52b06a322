import type { CaseFile } from '@desk/db';
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';
import { RestrictionGroundEnum } from '../cases/case.enums.ts';
import { CasePayload } from '../cases/case.payload.ts';
import { stateOf } from '../cases/case-projection.ts';
import { CaseType } from '../cases/case.type.ts';
import type { OperationContext } from '../context.ts';
import { erasableOn, type RestrictionGround } from '../procedure/retention.ts';
import { EraseCaseInput, LiftRestrictionInput, RestrictCaseInput } from './personal-data.input.ts';
import { eraseCase, liftRestriction, restrictCase } from './personal-data.service.ts';

const ERRORS =
  'Errors: UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND, STALE_CASE, CASE_ERASED, IDEMPOTENCY_KEY_REUSED';

@ObjectType({
  description: 'That the personal data of a case may only be kept, not used (UK GDPR, article 18).',
})
class Restriction {
  @Field(() => RestrictionGroundEnum, { description: 'The ground in law.' })
  ground!: RestrictionGround;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  beganAt!: Date;
}

@Resolver(() => CaseType)
export class PersonalDataResolver {
  @Mutation(() => CasePayload, {
    description: `Erases what is personal in a case once the time of keeping has ended; history and figures stay. For directors; the desk does it by itself every day. ${ERRORS}, CASE_KEPT with the reason and the day, erasableOn.`,
  })
  async eraseCase(
    @Ctx() context: OperationContext,
    @Arg('input', () => EraseCaseInput, { description: 'The case.' }) input: EraseCaseInput,
  ): Promise<CasePayload> {
    return { case: await eraseCase(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Restricts the use of a case’s personal data (UK GDPR, article 18) and tells the customer: handlers read none of their words, staff act on nothing, and it is not erased. For managers and directors. ${ERRORS}, ACTION_NOT_POSSIBLE, BAD_USER_INPUT.`,
  })
  async restrictCase(
    @Ctx() context: OperationContext,
    @Arg('input', () => RestrictCaseInput, { description: 'Case, ground and words.' })
    input: RestrictCaseInput,
  ): Promise<CasePayload> {
    return { case: await restrictCase(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Lifts the restriction of a case and tells the customer. For managers and directors. ${ERRORS}, ACTION_NOT_POSSIBLE, BAD_USER_INPUT.`,
  })
  async liftRestriction(
    @Ctx() context: OperationContext,
    @Arg('input', () => LiftRestrictionInput, { description: 'Case and words.' })
    input: LiftRestrictionInput,
  ): Promise<CasePayload> {
    return { case: await liftRestriction(context, input) };
  }

  @FieldResolver(() => Restriction, {
    nullable: true,
    description: 'Whether its personal data may only be kept; null when it may be used.',
  })
  restriction(@Root() { restriction, restrictedAt }: CaseFile): Restriction | null {
    return restriction == null || restrictedAt == null
      ? null
      : { ground: restriction, beganAt: restrictedAt };
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which its personal data may be erased; null while it is open.',
  })
  erasableOn(@Root() caseFile: CaseFile, @Ctx() { desk }: OperationContext): string | null {
    return erasableOn(stateOf(caseFile), desk.procedure.retention)?.toString() ?? null;
  }
}
