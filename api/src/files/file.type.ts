import type { StoredFile, StoredFileState } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../cases/enum-of.ts';

export const FileStateEnum = enumOf<StoredFileState>('FileState', 'Whether a file can be had.', {
  HELD: 'It is being checked for harmful software.',
  CLEAN: 'It can be downloaded.',
  REFUSED: 'Harmful software was found in it; it is gone.',
});

@ObjectType('EvidenceFile', {
  description: 'A file that came with a complaint, a message, an escalation or a piece of evidence.',
})
export class EvidenceFileType implements Pick<
  StoredFile,
  'id' | 'name' | 'mediaType' | 'byteSize' | 'sha256' | 'state'
> {
  @Field(() => ID, { description: 'Identifies the file; UUIDv7.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its media type, such as application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  byteSize!: number;

  @Field(() => String, { description: 'SHA-256 of its bytes, hexadecimal; the case’s history seals it.' })
  sha256!: string;

  @Field(() => FileStateEnum, { description: 'Whether it can be had.' })
  state!: StoredFileState;
}
