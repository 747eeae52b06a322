/** Where the load goes, and with what. */
export interface Target {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** The query that the tracking page asks, with all that the public may see. */
const query = `query CaseStatus($reference: String!) {
  caseStatus(reference: $reference) {
    reference stage awaiting channel category closure escalationLevel isComplex receivedAt seq
    deadlines { kind dueAt dueOn isLimit trace source }
    timeline { seq type at }
  }
}`;

/** The whole stack, asked over GraphQL. */
export function graphqlTarget(port: number, reference: string): Target {
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName: 'CaseStatus', variables: { reference } }),
  };
}

/** The hand-written route. */
export function plainTarget(port: number, reference: string): Target {
  return { url: `http://127.0.0.1:${port}/case-status/${reference}`, method: 'GET', headers: {} };
}

/** The body of one answer; throws an Error when it is no answer. */
export async function answer({ url, method, headers, body }: Target): Promise<string> {
  const response = await fetch(url, { method, headers, ...(body ? { body } : {}) });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${method} ${url} answered: ${text}`);
  return text;
}
