import { Temporal } from 'temporal-polyfill';
import type { Organisation } from '../../procedure/published.ts';
import type { NoticeDocument } from '../document.ts';
import type { Texts } from '../templates/english.ts';
import { addBlock } from './pdf-blocks.ts';
import { letterFonts, PAGE } from './pdf-page.ts';

/** What a letter has beside its words. */
export interface Letterhead {
  reference: string;
  organisation: Organisation;
  /** The lines of the address window; null for a letter that goes by mail. */
  address: string | null;
  /** The date on it. */
  at: Date;
}

/**
 * The notice as a letter in PDF, for readers with and without eyes: tagged (PDF/UA), with its language and title,
 * fonts embedded, the address where the window of an envelope is, pages numbered.
 */
export async function renderPdf(document: NoticeDocument, head: Letterhead, texts: Texts): Promise<Buffer> {
  // Its fonts and codecs take a tenth of a second to load, which the start of the desk need not wait for.
  const { default: PdfDocument } = await import('pdfkit');
  const fonts = await letterFonts();
  const pdf = new PdfDocument({
    size: 'A4',
    margins: { top: PAGE.margin, bottom: PAGE.margin + 20, left: PAGE.margin, right: PAGE.margin },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: document.language,
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular as string,
    info: { Title: document.subject, Author: head.organisation.name, CreationDate: head.at },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const bytes = collect(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  addHead(pdf, root, document, head, texts);
  for (const block of document.blocks) addBlock(pdf, root, block);
  root.end();
  numberPages(pdf, head.reference, texts);
  pdf.end();
  return bytes;
}

function addHead(
  pdf: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  { subject }: NoticeDocument,
  { organisation, address, at }: Letterhead,
  texts: Texts,
): void {
  root.add(
    pdf.struct('P', {}, () => {
      pdf.font('bold').fontSize(16).text(organisation.name, PAGE.margin, PAGE.margin);
    }),
  );
  if (address !== null) {
    const { x, y, width, height } = PAGE.window;
    pdf.font('regular').fontSize(10);
    const isLong = pdf.heightOfString(address, { width }) > height;
    root.add(
      pdf.struct('P', {}, () => void pdf.fontSize(isLong ? 7.5 : 10).text(address, x, y, { width, height })),
    );
    pdf.y = PAGE.bodyBegins;
  } else {
    pdf.moveDown(1);
  }
  const date = at.toISOString();
  const day = Temporal.Instant.from(date).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
  pdf.font('regular').fontSize(10);
  root.add(
    pdf.struct('P', {}, () => void pdf.text(texts.date(day), PAGE.margin, pdf.y, { width: PAGE.width })),
  );
  pdf.moveDown(1);
  pdf.font('bold').fontSize(13);
  root.add(pdf.struct('H1', {}, () => void pdf.text(subject, { width: PAGE.width })));
  pdf.moveDown(0.7);
}

/** At the foot of every page, as an ornament that is not read aloud. */
function numberPages(pdf: PDFKit.PDFDocument, reference: string, texts: Texts): void {
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index);
    // Text below the bottom margin would begin a page.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const text = texts.page(index + 1, count, reference);
    pdf
      .font('regular')
      .fontSize(8)
      .text(text, PAGE.margin, PAGE.footer, { width: PAGE.width, lineBreak: false });
    pdf.endMarkedContent();
  }
}

function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}
