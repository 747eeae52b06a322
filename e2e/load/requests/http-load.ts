import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import autocannon, { type Request } from 'autocannon';
import { KEY, type Target } from './target.ts';

/** What one round of load measured. */
export interface Round {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

// Run as a process of its own, so that making the load takes no time from the server:
// node http-load.ts FILE_OF_TARGET CONNECTIONS SECONDS
const [file = '', connections, seconds] = process.argv.slice(2);
const target = JSON.parse(await readFile(file, 'utf8')) as Target;

const requests = target.requests.map((request) =>
  request.body?.includes(KEY) === true ? { ...request, setupRequest: withNewKey } : request,
);
// Each connection begins with another request, so that no two ask for the same case at the same time.
let begun = 0;
const result = await autocannon({
  url: target.url,
  connections: Number(connections),
  duration: Number(seconds),
  requests,
  setupClient: (client) => {
    const from = (begun++ * 97) % requests.length;
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  },
});
const failed = result.errors + result.timeouts + result.non2xx;
if (failed > 0) throw new Error(`${failed} requests to ${target.url} were not answered properly.`);
process.send?.({
  requestsPerSecond: result.requests.average,
  p50: result.latency.p50,
  p99: result.latency.p99,
} satisfies Round);

function withNewKey(request: Request): Request {
  return { ...request, body: target.requests[0]?.body?.replace(KEY, randomUUID()) ?? '' };
}
