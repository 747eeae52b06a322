const MB = 1024 * 1024;

/** One file. */
export const LARGEST_FILE_BYTES = 25 * MB;
/** What one message, or anything else that one sends at once, may bring. */
export const MOST_FILES_AT_ONCE = 10;
/** All files of a case. */
export const LARGEST_CASE_BYTES = 200 * MB;
/** What one device may hold ready without having sent it. */
export const MOST_UNBOUND_FILES = 30;
export const LARGEST_UNBOUND_BYTES = 250 * MB;
/** An upload that nothing uses is removed after this long. */
export const UNBOUND_HOURS = 24;

/** A size as people say it. */
export function inMegabytes(bytes: number): string {
  return `${bytes / MB} MB`;
}
