import { StoredFile } from '@desk/db';
import { LockMode } from '@mikro-orm/postgresql';
import type { CaseChange } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import { fileRefused, refusalWords } from './refusals.ts';
import type { SealedFile } from './sealed-files.ts';
import { LARGEST_CASE_BYTES, MOST_FILES_AT_ONCE } from './upload-limits.ts';
import { deviceOf, isTheirs, type Uploader } from './uploader.ts';

const PATH = 'files';

/**
 * Binds uploads of whoever makes the change to its next event.
 * @returns what the event has to seal, see `withFiles`
 * @throws DomainError BAD_USER_INPUT, TOO_MANY_FILES or CASE_FULL, at the path `files`; nothing is bound then
 */
export async function attachFiles(
  context: OperationContext,
  change: CaseChange,
  fileIds: readonly string[] | null | undefined,
): Promise<SealedFile[]> {
  const ids = [...new Set(fileIds)];
  if (ids.length === 0) return [];
  refuseTooMany(ids);
  const { em, caseFile, state } = change;
  const files = await lockFiles(change, ids);
  refuseUnusable(context, change, ids, files);
  await refuseFull(change, files);
  for (const file of files) em.assign(file, { caseFile, seq: state.seq + 1, expiresAt: null });
  return files;
}

function refuseTooMany({ length }: string[]): void {
  if (length <= MOST_FILES_AT_ONCE) return;
  const message = refusalWords('TOO_MANY_FILES', '');
  throw new DomainError('TOO_MANY_FILES', message, { fields: [{ path: PATH, message }] });
}

/** In the order of their ids, so that two changes never wait for each other; the clocks remove none of them meanwhile. */
function lockFiles({ em }: CaseChange, ids: string[]): Promise<StoredFile[]> {
  const where = { id: { $in: ids.filter(isUuid) } };
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  return em.find(StoredFile, where, { lockMode, refresh: true, orderBy: { id: 'asc' } });
}

function refuseUnusable(
  context: OperationContext,
  { actor }: CaseChange,
  ids: string[],
  files: StoredFile[],
): void {
  const uploader: Uploader | null = actor.id === null ? deviceOf(context) : { staffId: actor.id };
  const mine = files.filter((file) => uploader !== null && isTheirs(file, uploader));
  const problems = mine.map((file) => obstacle(context, file)).filter((message) => message !== null);
  // Whose it is, or whether there is such a file at all, is nobody's business.
  if (mine.length < ids.length) problems.push('A file is not there any more. Add it again.');
  if (problems.length > 0) throw badInput(problems.map((message) => ({ path: PATH, message })));
}

function obstacle({ now }: OperationContext, file: StoredFile): string | null {
  if (file.caseFile != null) return `“${file.name}” was sent already.`;
  if (file.state === 'REFUSED') return refusalWords('FILE_INFECTED', file.name);
  if (file.expiresAt != null && file.expiresAt.getTime() <= now.epochMilliseconds)
    return `“${file.name}” was added more than a day ago and has been removed. Add it again.`;
  return null;
}

async function refuseFull({ em, caseFile }: CaseChange, files: StoredFile[]): Promise<void> {
  const [{ bytes } = { bytes: '0' }] = await em.execute<{ bytes: string }[]>(
    `select coalesce(sum(byte_size), 0) as bytes from stored_file where case_id = ? and state <> 'REFUSED'`,
    [caseFile.id],
  );
  let total = Number(bytes);
  for (const file of files) {
    total += file.byteSize;
    if (total > LARGEST_CASE_BYTES) throw fileRefused('CASE_FULL', file.name, PATH);
  }
}
