import type { CaseFile, MailKind, MailState, ReceivedMail, Staff, StoredMailAttachment } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { PageInfo } from '../cases/case.connection.ts';
import { CasePayload } from '../cases/case.payload.ts';
import { enumOf } from '../cases/enum-of.ts';

export const MailKindEnum = enumOf<MailKind>('MailKind', 'Who or what wrote a mail, as its headers say.', {
  PERSON: 'A person, as far as anybody can tell.',
  AUTO_REPLY: 'A program, such as one that says that somebody is away.',
  BOUNCE: 'A mail server, about a mail of ours that did not arrive.',
  LIST: 'A mailing list or newsletter.',
  OWN: 'This desk: a mail of ours that came back.',
});

export const MailStateEnum = enumOf<MailState>('MailState', 'What became of a mail.', {
  OPENED_CASE: 'It opened a case.',
  ADDED_TO_CASE: 'It is a message on its case.',
  UNMATCHED: 'It waits for staff.',
  IGNORED: 'A program wrote it: it is kept, and nobody answers it.',
  FILED: 'Staff opened a case with it, or put it on one.',
  DISMISSED: 'Staff put it away.',
});

@ObjectType({ description: 'A file of a mail.' })
export class MailAttachment implements StoredMailAttachment {
  @Field(() => String, { description: 'As the sender called it.' })
  name!: string;

  @Field(() => String, { description: 'Its type, as the sender’s program says.' })
  mediaType!: string;

  @Field(() => Int, { description: 'How large it is, in bytes.' })
  byteSize!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why the desk does not take it as evidence; null when it does.',
  })
  refusal!: string | null;
}

@ObjectType('ReceivedMail', { description: 'A mail that reached the address of complaints.' })
export class ReceivedMailType implements Pick<
  ReceivedMail,
  'id' | 'kind' | 'state' | 'reasons' | 'senderName' | 'subject' | 'text' | 'newText' | 'receivedAt'
> {
  @Field(() => ID, { description: 'Identifies the mail; UUIDv7.' })
  id!: string;

  @Field(() => MailKindEnum, { description: 'Who or what wrote it.' })
  kind!: MailKind;

  @Field(() => MailStateEnum, { description: 'What became of it.' })
  state!: MailState;

  @Field(() => [String], { description: 'Why, in whole sentences; empty when it went its usual way.' })
  reasons!: string[];

  @Field(() => String, { description: 'The sender’s name; proves nothing. Empty when it names none.' })
  senderName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The sender’s address; proves nothing. Null when it names none, or several.',
  })
  senderAddress?: string | null;

  @Field(() => String, { description: 'What it is about; may be empty.' })
  subject!: string;

  @Field(() => String, { description: 'All that it says, as plain text.' })
  text!: string;

  @Field(() => String, { description: 'What is new in it, without what it quotes.' })
  newText!: string;

  @Field(() => [MailAttachment], { description: 'Its files.' })
  attachments!: MailAttachment[];

  @Field(() => GraphQLDateTime, { description: 'When it reached us.' })
  receivedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When staff filed or dismissed it.' })
  settledAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why staff dismissed it.' })
  dismissal?: string | null;

  /** For the resolvers of the fields behind them. */
  caseFile?: Pick<CaseFile, 'id'> | null;
  settledBy?: Pick<Staff, 'id'> | null;
}

@ObjectType('ReceivedMailEdge', { description: 'A mail with its place in the list.' })
export class ReceivedMailEdge {
  @Field(() => String, { description: 'The place of this mail.' })
  cursor!: string;

  @Field(() => ReceivedMailType, { description: 'The mail.' })
  node!: ReceivedMail;
}

@ObjectType('ReceivedMailConnection', { description: 'A page of mails.' })
export class ReceivedMailConnection {
  @Field(() => [ReceivedMailEdge], { description: 'The mails of this page.' })
  edges!: ReceivedMailEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'A mail that staff put on a case, and the case.' })
export class FileMailPayload extends CasePayload {
  @Field(() => ReceivedMailType, { description: 'The mail.' })
  mail!: ReceivedMail;
}

@ObjectType({ description: 'The mail after it was put away.' })
export class DismissMailPayload {
  @Field(() => ReceivedMailType, { description: 'The mail.' })
  mail!: ReceivedMail;
}
