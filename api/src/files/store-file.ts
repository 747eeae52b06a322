import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { StoredFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { contentAgrees } from './check-content.ts';
import { lockContent, lockUploads, removeUnneeded } from './content-lock.ts';
import { safeFileName } from './file-name.ts';
import { typeByName, type FileType } from './file-types.ts';
import { TooManyBytes, type Incoming } from './incoming.ts';
import { fileRefused } from './refusals.ts';
import { isScanned } from './scan-files.ts';
import { LARGEST_FILE_BYTES, UNBOUND_HOURS } from './upload-limits.ts';
import { requireRoom } from './unbound-files.ts';
import type { Uploader } from './uploader.ts';

/** A file as it arrives, by upload or as an attachment. */
export interface ArrivingFile {
  /** As its sender named it. */
  name: string;
  content: Readable | Buffer;
  /** The media type that its sender states; counts only for a name without an ending. */
  claimedType?: string;
  uploader: Uploader;
}

/**
 * Takes a file: checks name, size and content, keeps the bytes, has them scanned. It is unbound until `attachFiles`
 * binds it to a case event, and removed after a day without. Nothing stays of one that is refused.
 * @throws DomainError FILE_TYPE_NOT_ALLOWED, FILE_TOO_LARGE, FILE_EMPTY, FILE_CONTENT_DIFFERS, TOO_MANY_UPLOADS,
 * FILE_INFECTED, UPLOAD_INCOMPLETE, each naming the file
 */
export async function storeFile(desk: Desk, arriving: ArrivingFile): Promise<StoredFile> {
  const name = safeFileName(arriving.name, arriving.claimedType);
  const type = typeByName(name);
  if (type === undefined) throw fileRefused('FILE_TYPE_NOT_ALLOWED', name);
  const incoming = await takeIn(desk, name, arriving.content);
  try {
    if (incoming.byteSize === 0) throw fileRefused('FILE_EMPTY', name);
    if (!(await contentAgrees(incoming.path, type))) throw fileRefused('FILE_CONTENT_DIFFERS', name);
    const file = await keep(desk, incoming, { name, type, uploader: arriving.uploader });
    return await scanned(desk, file);
  } finally {
    await rm(incoming.path, { force: true });
  }
}

async function takeIn(desk: Desk, name: string, content: Readable | Buffer): Promise<Incoming> {
  try {
    const stream = Buffer.isBuffer(content) ? Readable.from([content]) : content;
    return await desk.files.incoming.take(stream, LARGEST_FILE_BYTES);
  } catch (error) {
    if (error instanceof TooManyBytes) throw fileRefused('FILE_TOO_LARGE', name);
    if (isOurFault(error)) throw error;
    throw fileRefused('UPLOAD_INCOMPLETE', name);
  }
}

/** Errors of the system carry its number, such as of a full disk; a stream that was cut off carries none. */
function isOurFault(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).errno !== undefined;
}

interface Described {
  name: string;
  type: FileType;
  uploader: Uploader;
}

async function keep(desk: Desk, incoming: Incoming, described: Described): Promise<StoredFile> {
  const { storage } = desk.files;
  const { sha256 } = incoming;
  try {
    return await desk.orm.em.fork().transactional(async (em) => {
      await lockUploads(em, described.uploader);
      await requireRoom(em, described.uploader, described.name, incoming.byteSize);
      await lockContent(em, sha256);
      await storage.keep(sha256, incoming);
      return newRow(desk, em, incoming, described);
    });
  } catch (error) {
    if (!(error instanceof DomainError)) await forget(desk, sha256);
    throw error;
  }
}

/** What was kept for a row that could not be written. */
async function forget(desk: Desk, sha256: string): Promise<void> {
  await desk.orm.em.fork().transactional(async (em) => {
    await lockContent(em, sha256);
    await removeUnneeded(em, desk.files.storage, sha256);
  });
}

function newRow(
  { clock, files }: Desk,
  em: SqlEntityManager,
  { byteSize, sha256 }: Incoming,
  { name, type, uploader }: Described,
): StoredFile {
  const now = clock.now();
  return em.create(StoredFile, {
    name,
    mediaType: type.mediaType,
    byteSize,
    sha256,
    state: files.scanner === null ? 'CLEAN' : 'HELD',
    uploadedAt: new Date(now.epochMilliseconds),
    expiresAt: new Date(now.add({ hours: UNBOUND_HOURS }).epochMilliseconds),
    ...('staffId' in uploader ? { staff: uploader.staffId } : { deviceHash: uploader.deviceHash }),
  });
}

async function scanned(desk: Desk, file: StoredFile): Promise<StoredFile> {
  if (file.state !== 'HELD' || !(await isScanned(desk, file))) return file;
  const after = await desk.orm.em.fork().findOneOrFail(StoredFile, { id: file.id });
  if (after.state === 'REFUSED') throw fileRefused('FILE_INFECTED', file.name);
  return after;
}
