import type { CaseFile, Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Desk } from '../context.ts';
import { renderPdf } from './render/render-pdf.ts';
import { english } from './templates/english.ts';
import { writeDocument } from './write-document.ts';

/** A notice as a letter in PDF. */
export interface Paper {
  /** The name of its file. */
  name: string;
  bytes: Buffer;
}

/**
 * Makes the letter of a notice.
 * @param form the lines of the address window, and the access key to print; null for none
 */
export async function paperOf(
  { procedures, site }: Desk,
  em: SqlEntityManager,
  notice: Pick<Notice, 'kind' | 'seq' | 'madeAt'>,
  caseFile: CaseFile,
  { address, key }: { address: string | null; key: string | null },
): Promise<Paper> {
  const procedure = await procedures.of(em, caseFile);
  const way = { kind: 'ADDRESS', url: `${site}/track`, key } as const;
  const document = await writeDocument(em, notice, caseFile, { procedure, medium: 'PAPER', way });
  const { reference } = caseFile;
  const head = { reference, organisation: procedure.organisation, address, at: notice.madeAt };
  return {
    name: `${reference}-${notice.kind.toLowerCase().replaceAll('_', '-')}.pdf`,
    bytes: await renderPdf(document, head, english),
  };
}
