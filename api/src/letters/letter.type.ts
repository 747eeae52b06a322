import type { CaseFile, Contact, Letter, Notice, Staff } from '@desk/db';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { StaffType } from '../access/staff.type.ts';
import { PageInfo } from '../cases/case.connection.ts';
import { CaseType, ContactType } from '../cases/case.type.ts';
import { NoticeType } from '../notifications/notice.type.ts';

@ObjectType('Letter', { description: 'A notice that goes by post: print it, post it, run `markPosted`.' })
export class LetterType implements Pick<Letter, 'id' | 'madeAt'> {
  @Field(() => ID, { description: 'Identifies the letter; UUIDv7.' })
  id!: string;

  @Field(() => NoticeType, { description: 'What it tells.' })
  notice!: Notice;

  @Field(() => CaseType, { description: 'The case.' })
  case!: CaseFile;

  @Field(() => ContactType, { description: 'To whom it goes.' })
  addressee!: Contact;

  @Field(() => String, {
    description: 'Where to download it as PDF, below the address of this API’s server.',
  })
  path!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when it is to be posted.' })
  madeAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was posted; null until then.' })
  postedAt!: Date | null;

  @Field(() => StaffType, { nullable: true, description: 'Who posted it.' })
  postedBy!: Staff | null;
}

@ObjectType({ description: 'A letter in a list, with its place.' })
export class LetterEdge {
  @Field(() => String, { description: 'The place of this letter in the list.' })
  cursor!: string;

  @Field(() => LetterType, { description: 'The letter.' })
  node!: LetterType;
}

@ObjectType({ description: 'A page of letters.' })
export class LetterConnection {
  @Field(() => [LetterEdge], { description: 'The letters of this page.' })
  edges!: LetterEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo!: PageInfo;
}

@InputType({ description: 'Which letter was posted.' })
export class MarkPostedInput {
  @Field(() => ID, { description: 'The letter, from `letters`.' })
  letterId!: string;
}

@ObjectType({ description: 'The letter after it was marked.' })
export class MarkPostedPayload {
  @Field(() => LetterType, { description: 'The letter.' })
  letter!: LetterType;
}
