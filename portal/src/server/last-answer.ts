import type { TypedDocumentString } from '../gql/graphql.ts';

/** An answer of the server that is kept on this device, and when it was given (ISO 8601). */
export interface LastAnswer<Data> {
  at: string;
  data: Data;
}

// An answer is of use to the version of the portal only that would ask the same question.
type Kept = LastAnswer<unknown> & { question: string };

/** Keeps a public answer for times without a connection. Nothing personal may be kept this way. */
export function keepAnswer<Data, Variables>(
  name: string,
  document: TypedDocumentString<Data, Variables>,
  data: Data,
): void {
  const kept: Kept = { question: document.toString(), at: new Date().toISOString(), data };
  try {
    localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Storage is full, or refused as in private windows: then nothing is kept.
    return;
  }
}

/** The last answer kept under the name to the same question, or null. */
export function lastAnswer<Data, Variables>(
  name: string,
  document: TypedDocumentString<Data, Variables>,
): LastAnswer<Data> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
    return kept?.question === document.toString() ? (kept as LastAnswer<Data>) : null;
  } catch {
    return null;
  }
}
