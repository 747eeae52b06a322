import { Complaint, Contact } from '@desk/db';
import { readCustomerCase } from '../cases/case.queries.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import type { Paper } from '../notifications/paper.ts';
import { renderPdf } from '../notifications/render/render-pdf.ts';
import { english } from '../notifications/templates/english.ts';
import { readWaysOutside } from '../referrals/ways-outside.service.ts';
import { caseFileDocument } from './case-file-document.ts';
import { customersEvents, customersFiles } from './customers-side.ts';

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
    events: await customersEvents(context, caseFile),
    files: await customersFiles(context, caseFile),
    ways: await readWaysOutside(context, caseFile),
  });
  const { organisation } = desk.procedure;
  const head = { reference, organisation, address: null, at: dateOf(now) };
  return { name: `${reference}-case-file.pdf`, bytes: await renderPdf(document, head, english) };
}
