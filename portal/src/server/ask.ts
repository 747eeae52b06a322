import type { TypedDocumentString } from '../gql/graphql.ts';
import { readRejection, type Rejection } from './rejection.ts';

/** What the server answered, or why there is no answer. */
export type Answer<Data> = { ok: true; data: Data } | { ok: false; rejection: Rejection };

/** Milliseconds after which an unanswered request counts as failed. A bad line can hang for minutes. */
const patience = 20_000;

/**
 * Asks the server over HTTP, always by POST: a GET would put the reference number into the query string, and so into
 * logs. Never throws. A client library with a cache of its own would be the largest part of the first visit's script
 * after Vue and its router, for the few questions that the portal asks.
 */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        // Says that a customer asks, also in the browser of a member of staff who has signed in elsewhere.
        'desk-client': 'portal',
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: AbortSignal.timeout(patience),
    });
    const { data, errors } = (await response.json()) as { data?: Data | null; errors?: readonly unknown[] };
    const [refusal] = errors ?? [];
    if (data && refusal === undefined) return { ok: true, data };
    return { ok: false, rejection: readRejection(refusal) };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { ok: false, rejection: { kind: isLate ? 'timeout' : 'network' } };
  }
}
