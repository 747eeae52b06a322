import { Field, Int, ObjectType } from 'type-graphql';
import type { Procedure, Retention, RootCause } from '../procedure/published.ts';
import { OrganisationType, ProcedureCategoryType, ProcedureChannelType } from './organisation.type.ts';
import { FixedWordingType, LeafletType, OutsideBodyType } from './outside-body.type.ts';
import {
  EscalationLevelType,
  ProcedureDeadlinesType,
  ProcedurePromiseType,
  ProcedureStageType,
} from './promises.type.ts';

@ObjectType('RootCause', { description: 'Why something went wrong; recorded before a case is closed.' })
export class RootCauseType implements RootCause {
  @Field(() => String, { description: 'Identifies the cause in inputs.' })
  code!: string;

  @Field(() => String, { description: 'The cause in plain words.' })
  title!: string;
}

@ObjectType('Retention', { description: 'How long personal data is kept.' })
export class RetentionType implements Retention {
  @Field(() => Int, { description: 'Years from when a case was closed; then what is personal is erased.' })
  caseYears!: number;

  @Field(() => Int, { description: 'Days from when a mail reached us that became part of no case.' })
  strayMailDays!: number;

  @Field(() => String, { description: 'Where the time comes from.' })
  source!: string;
}

@ObjectType('Procedure', { description: 'The published complaints procedure: the same for everyone.' })
export class ProcedureType implements Omit<Procedure, 'assumed' | 'confirmed' | 'holidays'> {
  @Field(() => String, { description: 'Its version; a case keeps the one under which it was opened.' })
  version!: string;

  @Field(() => OrganisationType, { description: 'Who we are and how to reach us.' })
  organisation!: OrganisationType;

  @Field(() => String, { description: 'What the procedure is for.' })
  introduction!: string;

  @Field(() => [ProcedureChannelType], { description: 'The ways to complain.' })
  channels!: ProcedureChannelType[];

  @Field(() => [String], { description: 'What we are committed to.' })
  commitments!: string[];

  @Field(() => [String], { description: 'What to include in a complaint.' })
  whatToInclude!: string[];

  @Field(() => [ProcedureStageType], { description: 'The stages, in their order.' })
  stages!: ProcedureStageType[];

  @Field(() => ProcedureDeadlinesType, { description: 'The numbers behind every date.' })
  deadlines!: ProcedureDeadlinesType;

  @Field(() => [ProcedurePromiseType], { description: 'Our promises and the limits of the law, in words.' })
  promises!: ProcedurePromiseType[];

  @Field(() => [EscalationLevelType], { description: 'What happens when a customer asks us to look again.' })
  escalationLevels!: EscalationLevelType[];

  @Field(() => [OutsideBodyType], { description: 'Who else may look at a complaint.' })
  outsideBodies!: OutsideBodyType[];

  @Field(() => [FixedWordingType], { description: 'What our letters say word for word.' })
  wordings!: FixedWordingType[];

  @Field(() => LeafletType, { description: 'The leaflet that comes with every final response.' })
  leaflet!: LeafletType;

  @Field(() => [ProcedureCategoryType], { description: 'What a complaint may be about.' })
  categories!: ProcedureCategoryType[];

  @Field(() => RetentionType, { description: 'How long personal data is kept; it holds for every case.' })
  retention!: RetentionType;

  @Field(() => [RootCauseType], { description: 'Why things go wrong, as we count it.' })
  rootCauses!: RootCauseType[];
}
