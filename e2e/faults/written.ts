/** What a client tried to write, and what became of it as far as the client knows. */
export interface Write {
  /** Its name in the API, such as `sendMessage`. */
  operation: string;
  reference: string | null;
  /** A word that stands in what was written, and nowhere else. */
  marker: string;
  /** The fault during which it began; null between faults. */
  during: string | null;
  /** Answered: the desk said that it is done. Given up: nobody knows. Refused: the desk said no. */
  outcome: 'answered' | 'given up' | 'refused';
}

/** Everything that the clients of a cell tried to write. */
export class Written {
  readonly writes: Write[] = [];
  /** Refusals of the desk, in words: there should be none, since clients do only what may be done. */
  readonly refusals: string[] = [];
  /** The fault that is under way. */
  during: string | null = null;
}
