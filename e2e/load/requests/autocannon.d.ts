/** The part of autocannon, which brings no types, that the benchmark uses. */
declare module 'autocannon' {
  export interface Request {
    path: string;
    method: 'GET' | 'POST';
    headers: Record<string, string>;
    body?: string;
    /** Called before each time that it is sent. */
    setupRequest?: (request: Request) => Request;
  }
  export interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests: Request[];
    /** Called once for each connection. */
    setupClient: (client: { setRequests(requests: Request[]): void }) => void;
  }
  export interface Result {
    /** Requests per second. */
    requests: { average: number };
    /** Milliseconds. */
    latency: { p50: number; p99: number };
    errors: number;
    timeouts: number;
    non2xx: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
