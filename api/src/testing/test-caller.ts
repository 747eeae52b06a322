import type { FastifyInstance } from 'fastify';

/** An error as GraphQL answers it. */
export interface AnsweredError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; fields?: { path: string; message: string }[]; [detail: string]: unknown };
}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: AnsweredError[];
}

/** A client of the app with a cookie jar of its own. */
export class TestCaller {
  readonly #app: FastifyInstance;
  readonly #address: string;
  readonly #cookies = new Map<string, string>();

  /** @param address where it calls from, an IP address */
  constructor(app: FastifyInstance, address = '127.0.0.1') {
    this.#app = app;
    this.#address = address;
  }

  /** The `Cookie` header that this caller sends. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Sends an operation and returns its whole answer. */
  async send(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const response = await this.#app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: this.#address,
      headers: { cookie: this.cookie },
      payload: { query, variables },
    });
    this.keep(response.cookies);
    return response.json();
  }

  /** Puts the cookies of an answer into the jar. */
  keep(cookies: { name: string; value: string }[]): void {
    for (const { name, value } of cookies) {
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  /** Takes a cookie out of the jar, as its end does. */
  forget(name: string): void {
    this.#cookies.delete(name);
  }

  /** Sends an operation that must succeed. */
  async data<Data = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Data> {
    const { data, errors } = await this.send(query, variables);
    if (errors !== undefined) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data as Data;
  }

  /** Sends an operation that must be refused, and returns the first refusal. */
  async refusal(query: string, variables?: Record<string, unknown>): Promise<AnsweredError> {
    const { errors } = await this.send(query, variables);
    const [error] = errors ?? [];
    if (error === undefined) throw new Error('The operation was not refused.');
    return error;
  }
}
