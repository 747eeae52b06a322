/** Where a body is to carry a new UUID each time that it is sent. */
export const KEY = '[a new key]';

/** One request of the load. */
export interface TargetRequest {
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** Where the load goes: its requests are sent in turn. */
export interface Target {
  url: string;
  requests: TargetRequest[];
}

/** The desk, asked the same with different variables. */
export function deskTarget(port: number, query: string, variables: Record<string, unknown>[]): Target {
  const operationName = /^\w+ (\w+)/.exec(query)?.[1];
  const bodies = variables.map((each) => JSON.stringify({ query, operationName, variables: each }));
  return { url: `http://127.0.0.1:${port}`, requests: bodies.map((body) => posted('/graphql', body)) };
}

/** A POST of JSON. */
export function posted(path: string, body: string): TargetRequest {
  return { path, method: 'POST', headers: { 'content-type': 'application/json' }, body };
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
