import { Field, Int, ObjectType } from 'type-graphql';
import { StaffRoleEnum } from '../access/staff.type.ts';
import { DeadlineKindEnum, StageEnum } from '../cases/case.enums.ts';
import type {
  DeadlineKind,
  DeadlineNumbers,
  EscalationLevel,
  ProcedurePromise,
  ProcedureStage,
  Stage,
} from '../procedure/published.ts';

@ObjectType('ProcedureStage', { description: 'A stage of the procedure in words for customers.' })
export class ProcedureStageType implements ProcedureStage {
  @Field(() => StageEnum, { description: 'Which stage.' })
  stage!: Stage;

  @Field(() => String, { description: 'Its name for customers.' })
  title!: string;

  @Field(() => String, {
    description: 'What happens in it: one sentence without its full stop, “We are gathering evidence …”.',
  })
  headline!: string;

  @Field(() => String, { description: 'What it means for the customer.' })
  meaning!: string;
}

@ObjectType('ProcedureDeadlines', {
  description: 'The numbers behind every date, each with its unit in its name.',
})
export class ProcedureDeadlinesType implements DeadlineNumbers {
  @Field(() => Int, { description: 'Elapsed hours from receipt, on any channel, until we acknowledge.' })
  acknowledgeHours!: number;

  @Field(() => Int, { description: 'Calendar days from what we last wrote until we write again.' })
  progressUpdateDays!: number;

  @Field(() => Int, { description: 'Working days from receipt until our final response.' })
  finalResponseWorkingDays!: number;

  @Field(() => Int, { description: 'The same, once we told the customer that the complaint is complex.' })
  complexWorkingDays!: number;

  @Field(() => Int, { description: 'Working days within which a short answer will do (DISP 1.5.1R).' })
  summaryResolutionWorkingDays!: number;

  @Field(() => Int, { description: 'Limit of the law for a payment, in working days (DISP 1.6.2AR).' })
  paymentLimitWorkingDays!: number;

  @Field(() => Int, { description: 'The same, if we wrote in time why it takes longer (DISP 1.6.2AR).' })
  paymentLimitExtendedWorkingDays!: number;

  @Field(() => Int, { description: 'Limit of the law for a financial matter, in weeks (DISP 1.6.2R).' })
  financialLimitWeeks!: number;
}

@ObjectType('ProcedurePromise', { description: 'A promise or a limit in words for customers.' })
export class ProcedurePromiseType implements ProcedurePromise {
  @Field(() => DeadlineKindEnum, { description: 'Which promise or limit.' })
  kind!: DeadlineKind;

  @Field(() => String, { description: 'Its name for customers.' })
  title!: string;

  @Field(() => String, { description: 'What we promise, with its time.' })
  text!: string;
}

@ObjectType('EscalationLevel', {
  description: 'One round of “please look again”, decided by someone who never acted on the case.',
})
export class EscalationLevelType implements EscalationLevel {
  @Field(() => Int, { description: '1, then 2.' })
  level!: 1 | 2;

  @Field(() => String, { description: 'Its name for customers.' })
  title!: string;

  @Field(() => StaffRoleEnum, { description: 'Who reviews.' })
  reviewerRole!: 'MANAGER' | 'DIRECTOR';

  @Field(() => Int, { description: 'Working days from the request until the decision.' })
  workingDays!: number;

  @Field(() => String, { description: 'What happens, in words for customers.' })
  text!: string;
}
