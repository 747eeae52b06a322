import { CaseEvent, type CaseFile, type Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { draftOf } from '../cases/history-check.ts';
import { composeDocument } from './compose-document.ts';
import type { NoticeDocument } from './document.ts';
import { readContent } from './read-content.ts';
import { readFrame, type NoticeForm } from './read-frame.ts';

/** Puts a notice into words, as things were when its event happened. */
export async function writeDocument(
  em: SqlEntityManager,
  notice: Pick<Notice, 'kind' | 'seq'>,
  caseFile: CaseFile,
  form: NoticeForm,
): Promise<NoticeDocument> {
  const { event, handlerId } = await readEvents(em, caseFile, notice.seq);
  const content = await readContent(em, notice.kind, { caseFile, event, procedure: form.procedure });
  return composeDocument(content, await readFrame(em, caseFile, handlerId, form));
}

/** The event with a seq, and who looked after the case by then. */
async function readEvents(em: SqlEntityManager, caseFile: CaseFile, seq: number) {
  const events = await em.find(
    CaseEvent,
    { caseFile, $or: [{ seq }, { type: 'handlerAssigned', seq: { $lt: seq } }] },
    { orderBy: { seq: 'asc' } },
  );
  const event = events.at(-1);
  if (event?.seq !== seq) throw new Error(`Case ${caseFile.reference} has no event ${seq}`);
  const handlerId = events.findLast(({ type }) => type === 'handlerAssigned')?.data['handlerId'];
  return {
    event: { seq, ...draftOf(event) },
    handlerId: typeof handlerId === 'string' ? handlerId : null,
  };
}
