import { CaseEvent, Evidence, Staff, StoredFile, type CaseFile } from '@desk/db';
import { readContents } from '../cases/case-contents.queries.ts';
import { contentsOf } from '../cases/event-contents.ts';
import { mentioned } from '../cases/history-entry.ts';
import type { OperationContext } from '../context.ts';
import { isSeenBy, viewOf, type CaseEventView } from '../live/case-event-view.ts';

/** Every event of a case that its customer may see, with its words, oldest first. */
export async function customersEvents(
  { em, desk }: OperationContext,
  caseFile: CaseFile,
): Promise<CaseEventView[]> {
  const events = await em.find(CaseEvent, { caseFile }, { orderBy: { seq: 'asc' } });
  const contents = await readContents(em, caseFile);
  const ids = [...new Set(events.flatMap(mentioned))];
  const people = await em.find(Staff, { id: { $in: ids } });
  const staff = new Map(people.map((person) => [person.id, person]));
  return events
    .filter((event) => isSeenBy('CUSTOMER', event))
    .map((event) => {
      const entry = { event, contents: contentsOf(event, contents) };
      return viewOf(entry, { staff }, 'CUSTOMER', desk.procedure);
    });
}

/** The files of what the customer may see; those of internal evidence are not even counted. */
export async function customersFiles({ em }: OperationContext, caseFile: CaseFile): Promise<StoredFile[]> {
  const internal = await em.find(Evidence, { caseFile, isShared: false });
  const seqs = internal.map(({ seq }) => seq);
  const where = { caseFile, state: 'CLEAN' as const, seq: { $nin: seqs } };
  return em.find(StoredFile, where, { orderBy: { seq: 'asc', id: 'asc' } });
}
