import type { StoredMailAttachment } from '@desk/db';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { refusalWords } from '../files/refusals.ts';
import { storeFile, type ArrivingFile } from '../files/store-file.ts';
import { MOST_FILES_AT_ONCE } from '../files/upload-limits.ts';
import type { IncomingMail, MailAttachment } from './incoming-mail.ts';

/** The files of a mail: stored, or refused with the reason. */
export interface MailEvidence {
  /** Names the mail as the uploader of its files. */
  deviceHash: string;
  fileIds: string[];
  attachments: StoredMailAttachment[];
}

/** Signatures and the reports of mail servers are no evidence of anything that a customer says. */
const OF_PROGRAMS = [
  'message/delivery-status',
  'message/disposition-notification',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
];

/**
 * Stores the files of a mail; until a case takes them nobody sees them, and after a day they are gone.
 * @param deviceHash names the mail as their uploader
 */
export async function evidenceOf(desk: Desk, mail: IncomingMail, deviceHash: string): Promise<MailEvidence> {
  const evidence: MailEvidence = { deviceHash, fileIds: [], attachments: [] };
  for (const { name, mediaType, bytes } of mail.attachments.filter(isFile)) {
    const stored =
      evidence.fileIds.length < MOST_FILES_AT_ONCE
        ? await storedOrRefused(desk, {
            name,
            content: bytes,
            claimedType: mediaType,
            uploader: { deviceHash },
          })
        : { refusal: refusalWords('TOO_MANY_FILES', name) };
    if ('id' in stored) evidence.fileIds.push(stored.id);
    const refusal = 'refusal' in stored ? stored.refusal : null;
    evidence.attachments.push({ name, mediaType, byteSize: bytes.length, refusal });
  }
  return evidence;
}

async function storedOrRefused(
  desk: Desk,
  file: ArrivingFile,
): Promise<{ id: string } | { refusal: string }> {
  try {
    return { id: (await storeFile(desk, file)).id };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error.message };
    throw error;
  }
}

function isFile({ mediaType }: MailAttachment): boolean {
  return !OF_PROGRAMS.includes(mediaType);
}
