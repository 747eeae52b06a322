import type { CaseFile } from '@desk/db';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ActionEnum } from '../cases/case.enums.ts';
import { allowedActions, sharedViewer } from '../cases/case.policy.ts';
import type { OperationContext } from '../context.ts';
import type { Action } from '../procedure/stages.ts';
import { SharedCaseType } from './shared-case.type.ts';
import { readerOf } from './unread.queries.ts';

@Resolver(() => SharedCaseType)
export class SharedCaseResolver {
  @FieldResolver(() => Int, { description: 'Number of the newest event.' })
  seq(@Root() caseFile: CaseFile): number {
    return caseFile.lastSeq;
  }

  @FieldResolver(() => Int, {
    description: 'How many messages of the other side your side has not marked as read.',
  })
  unreadMessages(
    @Root() { id: caseId }: CaseFile,
    @Ctx() { loaders, viewers }: OperationContext,
  ): Promise<number> {
    return loaders.unread.load({ caseId, reader: readerOf(sharedViewer(viewers)) });
  }

  @FieldResolver(() => [ActionEnum], {
    description: 'What you may do to the case now; each is the mutation of the same name.',
  })
  allowedActions(@Root() caseFile: CaseFile, @Ctx() { viewers }: OperationContext): Action[] {
    return allowedActions(sharedViewer(viewers), caseFile);
  }
}
