import { Field, Int, ObjectType } from 'type-graphql';
import type { FileType } from './file-types.ts';
import { REFUSALS, type RefusalCode } from './refusals.ts';

@ObjectType({ description: 'A type of file that we take.' })
export class UploadType implements Pick<FileType, 'name' | 'extensions' | 'mediaType'> {
  @Field(() => String, { description: 'As people call it, such as PDF.' })
  name!: string;

  @Field(() => [String], { description: 'Endings of its names without the dot, lower case.' })
  extensions!: readonly string[];

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;
}

@ObjectType({ description: 'Why a file is refused, in our words.' })
export class UploadRefusal {
  @Field(() => String, { description: 'The error’s code, such as FILE_TOO_LARGE.' })
  code!: string;

  @Field(() => String, { description: 'The sentence, with `{file}` where the name of the file goes.' })
  words!: string;
}

@ObjectType({ description: 'What we take, so that a client can refuse a file before it is sent.' })
export class UploadRules {
  @Field(() => Int, { description: 'The largest file, in bytes.' })
  largestFileBytes!: number;

  @Field(() => Int, { description: 'The most files that go with one message.' })
  mostFilesAtOnce!: number;

  @Field(() => Int, { description: 'All files of a case together, in bytes.' })
  largestCaseBytes!: number;

  @Field(() => Int, { description: 'The most files that a device may have uploaded without using them.' })
  mostUnboundFiles!: number;

  @Field(() => Int, { description: 'All of those together, in bytes.' })
  largestUnboundBytes!: number;

  @Field(() => Int, { description: 'After so many hours an upload that nothing uses is removed.' })
  unboundHours!: number;

  @Field(() => [UploadType], { description: 'The types that we take.' })
  types!: readonly UploadType[];

  @Field(() => [UploadRefusal], { description: 'Every refusal in the words that the server uses.' })
  refusals!: UploadRefusal[];
}

/** Every refusal with its words. */
export function uploadRefusals(): UploadRefusal[] {
  return Object.entries(REFUSALS).map(([code, { words }]) => ({ code: code as RefusalCode, words }));
}
