import type { CaseFile, Notice } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CaseType, WITHHELD } from '../cases/case.type.ts';
import type { OperationContext } from '../context.ts';
import { admitRead } from '../reads/note-read.ts';
import { textOfNotice } from './notice-text.ts';
import { NoticeType } from './notice.type.ts';

@Resolver(() => NoticeType)
export class NoticeResolver {
  @FieldResolver(() => String, {
    description: 'What it says, without the link or key that opens the case; what to say where staff call.',
  })
  text(@Root() notice: Notice, @Ctx() context: OperationContext): Promise<string> {
    return textOfNotice(context, notice);
  }
}

@Resolver(() => CaseType)
export class CaseNoticesResolver {
  @FieldResolver(() => [NoticeType], {
    nullable: true,
    description: `What the customer was told, and how, oldest first. ${WITHHELD}`,
  })
  notices(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Notice[]> {
    admitRead(context, { kind: 'CASE', caseFile });
    return context.loaders.contents.notices.load(caseFile.id);
  }
}
