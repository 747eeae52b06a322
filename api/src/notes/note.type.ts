import type { Note } from '@desk/db';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';

@ObjectType('Note', { description: 'Internal words on a case; no customer ever reads them.' })
export class NoteType implements Pick<Note, 'id' | 'text' | 'writtenAt'> {
  @Field(() => ID, { description: 'Identifies the note; UUIDv7.' })
  id!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  writtenAt!: Date;
}
