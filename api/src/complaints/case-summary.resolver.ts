import type { CaseFile } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CaseType, WITHHELD } from '../cases/case.type.ts';
import type { OperationContext } from '../context.ts';
import { admitRead } from '../reads/note-read.ts';
import { summariesOf, type SummaryVersion } from './summary.queries.ts';
import { SummaryType } from './summary.type.ts';

@Resolver(() => CaseType)
export class CaseSummaryResolver {
  @FieldResolver(() => [SummaryType], {
    nullable: true,
    description: `What the complaint is about: as the customer wrote it, or as it was read back to them on the phone, then each correction of theirs. The last one counts. ${WITHHELD}`,
  })
  summaries(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<SummaryVersion[]> {
    admitRead(context, { kind: 'CASE', caseFile });
    return summariesOf(context.loaders, caseFile);
  }
}
