import type { Block } from '../document.ts';
import { PAGE } from './pdf-page.ts';

type Pdf = PDFKit.PDFDocument;

const TEXT_SIZE = 10;
const LINE_GAP = 2;
const INDENT = 16;
const NAME_WIDTH = PAGE.width * 0.38;
const FACT_GAP = 8;
const VALUE_WIDTH = PAGE.width - NAME_WIDTH - FACT_GAP;
const ROW_GAP = 3;
/** A table of up to a quarter of a page stays on one. */
const LARGEST_WHOLE_TABLE = 200;

/** Appends a block as tagged content of the structure element `root`: what a screen reader reads, in its order. */
export function addBlock(pdf: Pdf, root: PDFKit.PDFStructureElement, block: Block): void {
  pdf.font('regular').fontSize(TEXT_SIZE);
  switch (block.kind) {
    case 'heading':
      pdf.moveDown(0.4);
      keepTogether(pdf, 60);
      pdf.font('bold').fontSize(TEXT_SIZE + 1);
      root.add(pdf.struct('H2', {}, () => write(pdf, block.text, 0)));
      pdf.moveDown(0.3);
      return;
    case 'paragraph':
      root.add(pdf.struct('P', {}, () => write(pdf, block.text, 0)));
      break;
    case 'quote':
      root.add(pdf.struct('BlockQuote', {}, () => write(pdf, block.text, INDENT)));
      break;
    case 'button':
      root.add(pdf.struct('P', {}, () => write(pdf, `${block.label}: ${block.url}`, 0)));
      break;
    case 'list':
      addList(pdf, root, block.items);
      break;
    case 'facts':
      if (block.facts.length > 0) addFacts(pdf, root, block.facts);
      break;
  }
  pdf.moveDown(0.7);
}

function addList(pdf: Pdf, root: PDFKit.PDFStructureElement, items: readonly string[]): void {
  const list = pdf.struct('L');
  root.add(list);
  for (const item of items) {
    const entry = pdf.struct('LI');
    list.add(entry);
    keepTogether(pdf, pdf.heightOfString(item, { width: PAGE.width - INDENT, lineGap: LINE_GAP }));
    const top = pdf.y;
    entry.add(pdf.struct('Lbl', {}, () => void pdf.text('•', PAGE.margin, top, { lineBreak: false })));
    pdf.y = top;
    entry.add(pdf.struct('LBody', {}, () => write(pdf, item, INDENT)));
    pdf.moveDown(0.3);
    entry.end();
  }
  list.end();
}

function addFacts(
  pdf: Pdf,
  root: PDFKit.PDFStructureElement,
  facts: readonly { name: string; value: string }[],
): void {
  const table = pdf.struct('Table');
  root.add(table);
  const rows = facts.map((fact) => ({ ...fact, height: heightOfFact(pdf, fact) }));
  const whole = rows.reduce((sum, { height }) => sum + height + ROW_GAP, 0);
  if (whole < LARGEST_WHOLE_TABLE) keepTogether(pdf, whole);
  for (const { name, value, height } of rows) {
    keepTogether(pdf, height);
    const top = pdf.y;
    const cell = (role: 'TH' | 'TD', text: string, x: number, width: number) =>
      pdf.struct(role, {}, () => {
        const font = role === 'TH' ? 'bold' : 'regular';
        pdf.font(font).text(text, x, top, { lineGap: LINE_GAP, width });
      });
    const row = pdf.struct('TR');
    table.add(row);
    row.add(cell('TH', name, PAGE.margin, NAME_WIDTH));
    row.add(cell('TD', value, PAGE.margin + NAME_WIDTH + FACT_GAP, VALUE_WIDTH));
    row.end();
    pdf.x = PAGE.margin;
    pdf.y = top + height + ROW_GAP;
  }
  table.end();
}

function heightOfFact(pdf: Pdf, { name, value }: { name: string; value: string }): number {
  const nameHeight = pdf.font('bold').heightOfString(name, { lineGap: LINE_GAP, width: NAME_WIDTH });
  const valueHeight = pdf.font('regular').heightOfString(value, { lineGap: LINE_GAP, width: VALUE_WIDTH });
  return Math.max(nameHeight, valueHeight);
}

function write(pdf: Pdf, text: string, indent: number): void {
  const width = PAGE.width - indent;
  pdf.text(text.trim(), PAGE.margin + indent, pdf.y, { width, lineGap: LINE_GAP });
}

/** Begins a new page unless as much fits on this one. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
}
