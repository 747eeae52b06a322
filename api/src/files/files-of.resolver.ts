import type { StoredFile } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { ComplaintType } from '../cases/case.type.ts';
import type { OperationContext } from '../context.ts';
import { CustomerEscalationType, EscalationType } from '../escalations/escalation.type.ts';
import { EvidenceType, SharedEvidenceType } from '../evidence/evidence.type.ts';
import { CustomerMessageType, MessageType } from '../messages/message.type.ts';
import { EvidenceFileType } from './file.type.ts';

/** A row with words of a case; without a seq it is the complaint, which the first event brings. */
interface Words {
  caseFile: { id: string };
  seq?: number;
}

const FIRST_SEQ = 1;

/** Gives a type of words the files that came with them. */
function filesOf(type: ClassType) {
  @Resolver(() => type)
  class FilesResolver {
    @FieldResolver(() => [EvidenceFileType], { description: 'The files that came with it.' })
    async files(
      @Root() { caseFile, seq = FIRST_SEQ }: Words,
      @Ctx() { loaders }: OperationContext,
    ): Promise<StoredFile[]> {
      const files = await loaders.contents.files.load(caseFile.id);
      return files.filter((file) => file.seq === seq);
    }
  }
  return FilesResolver;
}

/** The field `files` wherever words of a case are told. */
export const filesResolvers = [
  ComplaintType,
  CustomerMessageType,
  MessageType,
  SharedEvidenceType,
  EvidenceType,
  CustomerEscalationType,
  EscalationType,
].map(filesOf);
