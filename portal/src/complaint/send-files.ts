import type { Rejection } from '../server/rejection.ts';
import { upload } from '../server/upload.ts';
import type { ComplaintDraft } from './complaint-draft.ts';
import { keptFile } from './kept-files.ts';

/** What came of sending the files of a draft. */
export type FilesOutcome =
  | { kind: 'sent'; ids: string[] }
  | { kind: 'refused'; rejection: Rejection & { kind: 'refused' } }
  | { kind: 'waiting' };

/**
 * Sends what of the draft's files has not arrived yet, and notes each id at once: a complaint that is sent again names the
 * same files. A file that this device has lost is left out.
 * @param keep keeps the draft on the device
 */
export async function sendFiles(draft: ComplaintDraft, keep: () => void): Promise<FilesOutcome> {
  for (const entry of draft.files) {
    if (entry.id !== null) continue;
    const file = await keptFile(entry.key);
    if (file === null) continue;
    const answer = await upload(file, () => {}).answer;
    if (!answer.ok && answer.rejection.kind !== 'refused') return { kind: 'waiting' };
    if (!answer.ok) return { kind: 'refused', rejection: aboutFiles(answer.rejection, answer.message) };
    entry.id = answer.id;
    keep();
  }
  return { kind: 'sent', ids: draft.files.flatMap(({ id }) => id ?? []) };
}

function aboutFiles(rejection: Rejection, message = ''): Rejection & { kind: 'refused' } {
  const code = rejection.kind === 'refused' ? rejection.code : 'BAD_USER_INPUT';
  return { kind: 'refused', code, fields: [{ path: 'files', message }] };
}
