/** Why an archive or a database cannot be used, by a code that does not change and a sentence for people. */
export class BackupRefused extends Error {
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
