import type { Evidence, EvidenceKind } from '@desk/db';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { EvidenceKindEnum } from './evidence.input.ts';

@ObjectType('SharedEvidence', { description: 'Evidence that the customer may read.' })
export class SharedEvidenceType implements Pick<Evidence, 'id' | 'kind' | 'title' | 'text' | 'recordedAt'> {
  @Field(() => ID, { description: 'Identifies the evidence; UUIDv7.' })
  id!: string;

  @Field(() => EvidenceKindEnum, { description: 'What it is.' })
  kind!: EvidenceKind;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('Evidence', { description: 'What the investigation gathered, as staff see it.' })
export class EvidenceType extends SharedEvidenceType {
  @Field(() => Boolean, { description: 'True: the customer may read it. False: it is internal.' })
  isShared!: boolean;
}
