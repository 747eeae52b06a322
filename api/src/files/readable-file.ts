import { CaseEvent, StoredFile } from '@desk/db';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { admitRead } from '../reads/note-read.ts';
import { isUuid } from '../uuid.ts';
import { fileRefused } from './refusals.ts';
import { isTheirs, knownUploader } from './uploader.ts';

/**
 * A file that the viewer may have, asked anew for every download: staff any of a case, a customer those of their case
 * that came with something they may see, and whoever sent it one that is not used yet.
 * @throws DomainError NOT_FOUND, the same for a file that is not theirs; FILE_HELD, FILE_INFECTED
 */
export async function readableFile(context: OperationContext, id: string): Promise<StoredFile> {
  const file = isUuid(id) ? await context.em.findOne(StoredFile, { id }) : null;
  if (file === null || !(await mayRead(context, file))) {
    throw new DomainError('NOT_FOUND', 'There is no such file, or you may not open it.');
  }
  if (file.state === 'HELD') throw fileRefused('FILE_HELD', file.name);
  if (file.state === 'REFUSED') throw fileRefused('FILE_INFECTED', file.name);
  if (file.caseFile != null)
    admitRead(context, { kind: 'FILE', caseFile: await file.caseFile.loadOrFail(), what: file.id });
  return file;
}

async function mayRead(context: OperationContext, file: StoredFile): Promise<boolean> {
  const { staff, customer } = context.viewers;
  if (file.caseFile == null) return isUnused(context, file);
  if (staff.kind === 'STAFF') return true;
  if (customer.kind !== 'CUSTOMER' || !customer.caseIds.has(file.caseFile.id)) return false;
  const event = { caseFile: file.caseFile.id, seq: file.seq, visibility: { $ne: 'STAFF' } };
  return (await context.em.count(CaseEvent, event)) > 0;
}

function isUnused(context: OperationContext, file: StoredFile): boolean {
  const uploader = knownUploader(context);
  const isOver = file.expiresAt != null && file.expiresAt.getTime() <= context.now.epochMilliseconds;
  return uploader !== null && isTheirs(file, uploader) && !isOver;
}
