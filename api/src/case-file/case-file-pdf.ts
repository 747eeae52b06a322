import { CaseEvent, Complaint, Contact, Evidence, Staff, StoredFile, type CaseFile } from '@desk/db';
import { readContents } from '../cases/case-contents.queries.ts';
import { readCustomerCase } from '../cases/case.queries.ts';
import { contentsOf } from '../cases/event-contents.ts';
import { mentioned } from '../cases/history-entry.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { isSeenBy, viewOf, type CaseEventView } from '../live/case-event-view.ts';
import type { Paper } from '../notifications/paper.ts';
import { renderPdf } from '../notifications/render/render-pdf.ts';
import { english } from '../notifications/templates/english.ts';
import { readWaysOutside } from '../referrals/ways-outside.service.ts';
import { caseFileDocument } from './case-file-document.ts';

/**
 * Everything that the customer may see of a case as one PDF, to take to an outside body. It embeds its fonts, shows no
 * picture and fetches nothing.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND
 */
export async function caseFilePdf(context: OperationContext, typedReference: string): Promise<Paper> {
  const caseFile = await readCustomerCase(context, typedReference);
  const { em, desk, now } = context;
  const { reference, receivedAt } = caseFile;
  const document = caseFileDocument({
    reference,
    receivedAt,
    complaint: await em.findOne(Complaint, { caseFile }),
    contact: await em.findOne(Contact, { caseFile }),
    events: await eventsOf(context, caseFile),
    files: await sharedFiles(context, caseFile),
    ways: await readWaysOutside(context, caseFile),
  });
  const { organisation } = desk.procedure;
  const head = { reference, organisation, address: null, at: dateOf(now) };
  return { name: `${reference}-case-file.pdf`, bytes: await renderPdf(document, head, english) };
}

async function eventsOf({ em, desk }: OperationContext, caseFile: CaseFile): Promise<CaseEventView[]> {
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

/** Files of what the customer may see; those of internal evidence are not even counted. */
async function sharedFiles({ em }: OperationContext, caseFile: CaseFile): Promise<StoredFile[]> {
  const internal = await em.find(Evidence, { caseFile, isShared: false });
  const seqs = internal.map(({ seq }) => seq);
  const where = { caseFile, state: 'CLEAN' as const, seq: { $nin: seqs } };
  return em.find(StoredFile, where, { orderBy: { seq: 'asc', id: 'asc' } });
}
