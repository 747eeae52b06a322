import { DomainError, type FieldProblem } from '../errors.ts';
import { TYPE_NAMES } from './file-types.ts';
import {
  inMegabytes,
  LARGEST_CASE_BYTES,
  LARGEST_FILE_BYTES,
  LARGEST_UNBOUND_BYTES,
  MOST_FILES_AT_ONCE,
  MOST_UNBOUND_FILES,
} from './upload-limits.ts';

/** Where the words of a refusal name the file. */
export const FILE_PLACEHOLDER = '{file}';

interface Refusal {
  /** Status of the answer over HTTP. */
  status: number;
  words: string;
}

/** Why a file is not taken or not handed out: the same words before, during and after an upload. */
export const REFUSALS = {
  CLIENT_HEADER_MISSING: {
    status: 403,
    words: 'Send the header desk-client with an upload, so that no other site can make one.',
  },
  FILE_MISSING: { status: 400, words: 'Send one file as multipart/form-data, in the field “file”.' },
  FILE_EMPTY: { status: 422, words: '“{file}” is empty.' },
  FILE_TOO_LARGE: {
    status: 413,
    words: `“{file}” is larger than ${inMegabytes(LARGEST_FILE_BYTES)}.`,
  },
  FILE_TYPE_NOT_ALLOWED: {
    status: 415,
    words: `“{file}” is not of a type that we can take. We can take ${TYPE_NAMES}.`,
  },
  FILE_CONTENT_DIFFERS: {
    status: 422,
    words:
      '“{file}” does not hold what the end of its name says. Save it again in that format, or rename it.',
  },
  FILE_INFECTED: { status: 422, words: '“{file}” was refused: our scanner found harmful software in it.' },
  FILE_HELD: { status: 423, words: '“{file}” is still being checked for harmful software. Try again later.' },
  UPLOAD_INCOMPLETE: { status: 400, words: '“{file}” did not arrive whole. Send it again.' },
  TOO_MANY_FILES: { status: 422, words: `Up to ${MOST_FILES_AT_ONCE} files can be sent at once.` },
  TOO_MANY_UPLOADS: {
    status: 429,
    words: `“{file}” cannot be held ready: up to ${MOST_UNBOUND_FILES} files and ${inMegabytes(LARGEST_UNBOUND_BYTES)} can wait to be sent. Send or wait first.`,
  },
  CASE_FULL: {
    status: 422,
    words: `“{file}” does not fit: the files of a complaint can have ${inMegabytes(LARGEST_CASE_BYTES)} in all.`,
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

/** The words of a refusal about one file. */
export function refusalWords(code: RefusalCode, fileName: string): string {
  return REFUSALS[code].words.replace(FILE_PLACEHOLDER, () => fileName);
}

/** A file that is refused, by name and reason. @param path the field of an input that names it, if one does */
export function fileRefused(code: RefusalCode, fileName: string, path?: string): DomainError {
  const message = refusalWords(code, fileName);
  const fields: FieldProblem[] | undefined = path === undefined ? undefined : [{ path, message }];
  return new DomainError(code, message, { file: fileName, ...(fields && { fields }) });
}
