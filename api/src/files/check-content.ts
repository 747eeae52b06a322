import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import type { FileType } from './file-types.ts';

/** Formats that are written in plain characters, and still are not plain text. */
const WRITTEN_IN_TEXT = new Set([
  'application/pdf',
  'application/rtf',
  'application/postscript',
  'application/xml',
]);

/** NUL, and the control characters that no text needs: all but tab, line feed, form feed, carriage return and escape. */
// eslint-disable-next-line no-control-regex -- these are what it looks for
const NOT_TEXT = /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F\u007F]/;

/** Whether the bytes are what the end of the file's name says. Archives are never unpacked for it. */
export async function contentAgrees(path: string, type: FileType): Promise<boolean> {
  const found = (await fileTypeFromFile(path))?.mime;
  if (type.signatures !== null) return found !== undefined && type.signatures.includes(found);
  return !WRITTEN_IN_TEXT.has(found ?? '') && (await isText(path));
}

/** Text in UTF-8 or in any of the older sets of one byte a character, which all share their control characters. */
async function isText(path: string): Promise<boolean> {
  for await (const part of createReadStream(path, { encoding: 'latin1' })) {
    if (NOT_TEXT.test(part as string)) return false;
  }
  return true;
}
