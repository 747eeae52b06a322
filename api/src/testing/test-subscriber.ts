import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A subscription over a real socket; `next` waits for what comes. */
export class TestSubscriber<Data> {
  readonly #client: Client;
  readonly #stream: AsyncIterableIterator<unknown>;

  constructor(url: string, query: string, variables: Record<string, unknown>, cookie = '') {
    class SocketWithCookie extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers: { cookie } });
      }
    }
    this.#client = createClient({ url, webSocketImpl: SocketWithCookie, retryAttempts: 0, lazy: true });
    this.#stream = this.#client.iterate({ query, variables });
  }

  /** The next push; fails when the server answers with an error or ends the stream. */
  async next(): Promise<Data> {
    const result = (await this.#stream.next()) as IteratorResult<
      { data?: Data; errors?: unknown },
      undefined
    >;
    if (result.done) throw new Error('The stream has ended.');
    const { data, errors } = result.value;
    if (data == null) throw new Error('The subscription was refused.', { cause: errors });
    return data;
  }

  /** Ends the subscription and its socket. */
  async close(): Promise<void> {
    await this.#stream.return?.();
    await this.#client.dispose();
  }
}
