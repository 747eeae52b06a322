import { CaseFile, type Notice } from '@desk/db';
import type { OperationContext } from '../context.ts';
import { renderText } from './render/render-text.ts';
import { writeDocument } from './write-document.ts';

/** What a notice says, for staff to read or to say; nothing in it opens the case. */
export async function textOfNotice({ em, desk }: OperationContext, notice: Notice): Promise<string> {
  const caseFile = await em.findOneOrFail(CaseFile, notice.caseFile.id);
  const procedure = await desk.procedures.of(em, caseFile);
  const way = { kind: 'ADDRESS', url: `${desk.site}/track`, key: null } as const;
  return renderText(await writeDocument(em, notice, caseFile, { procedure, medium: 'PAPER', way }));
}
