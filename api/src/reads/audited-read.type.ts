import type { CaseFile, ReadAudit, ReadBasis, ReadKind, Staff } from '@desk/db';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { StaffType } from '../access/staff.type.ts';
import { PageInfo } from '../cases/case.connection.ts';
import { enumOf } from '../cases/enum-of.ts';

export const ReadKindEnum = enumOf<ReadKind>('ReadKind', 'What a member of staff read.', {
  CASE: 'The case: what the customer told us, and how to reach them.',
  MESSAGES: 'The messages of the case.',
  HISTORY: 'Its whole history.',
  EVENTS: 'Its events as they happened.',
  FILE: 'A file.',
  DOCUMENT: 'A letter or an answer as PDF.',
  EXPORT: 'Figures taken out of the desk.',
  MAILS: 'Mails that came in, of no single case.',
});

export const ReadBasisEnum = enumOf<ReadBasis>(
  'ReadBasis',
  'Why somebody could read it: their part in the case at that time, else their role.',
  {
    THE_HANDLER: 'They handled the case.',
    THE_REVIEWER: 'They reviewed the case.',
    HANDLER: 'Handlers read cases of others, to stand in for them.',
    MANAGER: 'Managers read every case.',
    DIRECTOR: 'Directors read every case.',
    AUDITOR: 'Auditors read everything.',
  },
);

@ObjectType('AuditedRead', { description: 'That a member of staff read something of a customer’s.' })
export class AuditedReadType implements Pick<ReadAudit, 'id' | 'at' | 'basis' | 'isByToken' | 'kind'> {
  @Field(() => ID, { description: 'Identifies the entry; UUIDv7.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When they read it.' })
  at!: Date;

  @Field(() => ReadBasisEnum, { description: 'Why they could.' })
  basis!: ReadBasis;

  @Field(() => Boolean, { description: 'Whether a script read it with their access token.' })
  isByToken!: boolean;

  @Field(() => ReadKindEnum, { description: 'What it was.' })
  kind!: ReadKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the file, the kind of the document, or the export; null where the kind tells all, and for a file that is gone.',
  })
  what?: string | null;

  @Field(() => StaffType, { description: 'Who read it.' })
  staff!: Staff;

  @Field(() => String, {
    nullable: true,
    description: 'Reference number of the case; null for what is of no single case.',
  })
  reference!: CaseFile['reference'] | null;
}

@ObjectType({ description: 'A read in a list, with its place.' })
export class AuditedReadEdge {
  @Field(() => String, { description: 'The place of this read in the list.' })
  cursor!: string;

  @Field(() => AuditedReadType, { description: 'The read.' })
  node!: AuditedReadType;
}

@ObjectType({ description: 'A page of reads.' })
export class AuditedReadConnection {
  @Field(() => [AuditedReadEdge], { description: 'The reads of this page.' })
  edges!: AuditedReadEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo!: PageInfo;
}

@InputType({ description: 'Which reads; what is left out limits nothing.' })
export class AuditedReadFilterInput {
  @Field(() => String, { nullable: true, description: 'Of the case with this reference number.' })
  reference?: string | null;

  @Field(() => ID, { nullable: true, description: 'By this member of staff.' })
  staffId?: string | null;

  @Field(() => ReadKindEnum, { nullable: true, description: 'Of this kind.' })
  kind?: ReadKind | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'At this time or later.' })
  notBefore?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before this time.' })
  readBefore?: Date | null;
}
