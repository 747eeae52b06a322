/** Describes the field `files` of every input that has one. */
export const FILES_DESCRIPTION =
  'Ids of files that you uploaded (POST /files) and that nothing uses yet; up to 10. Errors at the path `files`.';
