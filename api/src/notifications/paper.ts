import type { CaseFile, Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Desk } from '../context.ts';
import { composeDocument } from './compose-document.ts';
import { readContent } from './read-content.ts';
import { readFrame } from './read-frame.ts';
import { renderPdf } from './render/render-pdf.ts';
import { english } from './templates/english.ts';

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
  const told = await readContent(em, notice, caseFile, procedure);
  const way = { kind: 'ADDRESS', url: `${site}/track`, key } as const;
  const frame = await readFrame(em, caseFile, notice.seq, { procedure, medium: 'PAPER', way });
  const { reference } = caseFile;
  const head = { reference, organisation: procedure.organisation, address, at: notice.madeAt };
  return {
    name: `${reference}-${notice.kind.toLowerCase().replaceAll('_', '-')}.pdf`,
    bytes: await renderPdf(composeDocument(told, frame), head, english),
  };
}
