import type { Readable } from 'node:stream';
import {
  CaseAccess,
  Complaint,
  Contact,
  Notice,
  Rating,
  ReceivedMail,
  Summary,
  type CaseFile,
  type StoredFile,
} from '@desk/db';
import { wrap } from '@mikro-orm/core';
import type { ZipFile } from 'yazl';
import { requireOwnCase } from '../access/own-case.ts';
import { customersEvents, customersFiles } from '../case-file/customers-side.ts';
import type { OperationContext } from '../context.ts';
import { PERSONAL_DATA } from './personal-data.policy.ts';

/** A copy of somebody's data under way. */
export interface DataExport {
  /** The name of its file. */
  name: string;
  stream: Readable;
}

/**
 * Everything that the desk keeps about the customer of a case and may show them, as a zip: `my-data.json`, which programs
 * can read, and the files below `files/` (UK GDPR, articles 15 and 20). Our own notes about the complaint are no part of it.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for a device that may only read
 */
export async function exportMyData(context: OperationContext, typedReference: string): Promise<DataExport> {
  const caseFile = await requireOwnCase(context, typedReference, PERSONAL_DATA.exportMyData);
  const files = await customersFiles(context, caseFile);
  const data = await readMyData(context, caseFile, files);
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(data, null, 2)), 'my-data.json');
  const stream = zip.outputStream as Readable;
  void addFiles(context, zip, files).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error('The files cannot be read', { cause: error }));
  });
  return { name: `${caseFile.reference}-my-data.zip`, stream };
}

/** The path of a file in the zip; two may have the same name. */
function pathOf({ id, name }: StoredFile): string {
  return `files/${id.slice(-12)}-${name.replaceAll(/[/\\]/g, '_')}`;
}

/** One after the other, so that a case with many files opens one at a time. */
async function addFiles(
  { desk }: OperationContext,
  zip: ZipFile,
  files: readonly StoredFile[],
): Promise<void> {
  for (const file of files) {
    const bytes = await desk.files.storage.get(file.sha256);
    // What is a picture or a document is compressed already.
    zip.addReadStream(bytes, pathOf(file), { compress: false, mtime: file.uploadedAt, size: file.byteSize });
    await new Promise((resolve, reject) => bytes.once('end', resolve).once('error', reject));
  }
  zip.end();
}

async function readMyData(context: OperationContext, caseFile: CaseFile, files: readonly StoredFile[]) {
  const { em, now } = context;
  const of = { caseFile };
  const plain = (rows: readonly object[]): unknown[] => rows.map((row) => withoutOurs(wrap(row).toObject()));
  return {
    madeAt: now.toString({ smallestUnit: 'second' }),
    reference: caseFile.reference,
    category: caseFile.category,
    channel: caseFile.channel,
    stage: caseFile.stage,
    receivedAt: caseFile.receivedAt,
    contact: plain(await em.find(Contact, of)),
    complaint: plain(await em.find(Complaint, of)),
    summaries: plain(await em.find(Summary, of)),
    ratings: plain(await em.find(Rating, of)),
    history: (await customersEvents(context, caseFile)).map(
      ({ message, evidence, finalResponse, escalation, ...event }) => ({
        ...event,
        parts: plain([message, evidence, finalResponse, escalation].filter((part) => part !== null)),
      }),
    ),
    mailsToYou: plain(await em.find(Notice, of)),
    mailsFromYou: (await em.find(ReceivedMail, of)).map(({ subject, senderAddress, receivedAt, text }) => ({
      subject,
      senderAddress,
      receivedAt,
      text,
    })),
    devices: plain(await em.find(CaseAccess, of)),
    files: files.map((file) => ({
      path: pathOf(file),
      mediaType: file.mediaType,
      byteSize: file.byteSize,
      sha256: file.sha256,
      uploadedAt: file.uploadedAt,
    })),
  };
}

/** References to people of ours and to rows are of no use outside. */
function withoutOurs(row: object): object {
  const ours = new Set(['caseFile', 'author', 'issuedBy', 'decidedBy', 'recordedBy', 'replacedBy']);
  return Object.fromEntries(Object.entries(row).filter(([name]) => !ours.has(name)));
}
