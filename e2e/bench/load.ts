import autocannon from 'autocannon';
import type { Target } from './target.ts';

/** What one round of load measured. */
export interface Round {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

// Run as a process of its own, so that making the load takes no time from the server: node load.ts TARGET SECONDS
const target = JSON.parse(process.argv[2] ?? '') as Target;
const seconds = Number(process.argv[3]);

// Each connection begins with another case, so that no two ask for the same one at the same time.
let begun = 0;
const result = await autocannon({
  url: target.url,
  connections: 64,
  duration: seconds,
  requests: target.requests,
  setupClient: (client) => {
    const from = begun++ % target.requests.length;
    client.setRequests([...target.requests.slice(from), ...target.requests.slice(0, from)]);
  },
});
const failed = result.errors + result.timeouts + result.non2xx;
if (failed > 0) throw new Error(`${failed} requests to ${target.url} were not answered properly.`);
process.send?.({
  requestsPerSecond: result.requests.average,
  p50: result.latency.p50,
  p99: result.latency.p99,
} satisfies Round);
