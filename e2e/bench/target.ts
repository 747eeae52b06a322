/** One request of the load. */
export interface TargetRequest {
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** Where the load goes: each request asks for another case. */
export interface Target {
  url: string;
  requests: TargetRequest[];
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
export function graphqlTarget(port: number, references: string[]): Target {
  const requests = references.map((reference): TargetRequest => ({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName: 'CaseStatus', variables: { reference } }),
  }));
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** The hand-written route. */
export function plainTarget(port: number, references: string[]): Target {
  const requests = references.map((reference): TargetRequest => ({
    path: `/case-status/${reference}`,
    method: 'GET',
    headers: {},
  }));
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** The bodies of all answers; throws an Error when one is no answer. */
export function answers({ url, requests }: Target): Promise<string[]> {
  return Promise.all(requests.map((request) => answer(url, request)));
}

async function answer(url: string, { path, method, headers, body }: TargetRequest): Promise<string> {
  const response = await fetch(url + path, { method, headers, ...(body ? { body } : {}) });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${method} ${path} answered: ${text}`);
  return text;
}
