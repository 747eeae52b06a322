import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 4_000;

/** The desk said no, under a code. */
export class Refused extends Error {}

/** Somebody at the API: keeps cookies or a token, and asks one desk or another. */
export class Client {
  readonly #addresses: readonly string[];
  readonly #token: string | undefined;
  #cookie = '';
  #turn = 0;

  /** @param token of a member of staff; without it a customer's device */
  constructor(addresses: readonly string[], token?: string) {
    this.#addresses = addresses;
    this.#token = token;
    this.#turn = Math.floor(Math.random() * addresses.length);
  }

  /** The cookie of the device, as a header has it; empty without one. */
  get cookie(): string {
    return this.#cookie;
  }

  /**
   * Asks once, the next desk in turn. @throws Refused when the desk says no
   * @throws Error when nobody knows what happened: no answer, half an answer, a fault of the desk
   */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const address = this.#addresses[this.#turn++ % this.#addresses.length] ?? '';
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = (await response.json()) as Answer<Data>;
    this.#keepCookies(response);
    const code = answer.errors?.[0]?.extensions?.code ?? answer.code;
    if (answer.data != null && answer.errors === undefined) return answer.data;
    if (code === undefined || PASSING.has(code))
      throw new Error(`The desk failed: ${JSON.stringify(answer)}`);
    throw new Refused(JSON.stringify(answer));
  }

  /** Asks until there is an answer. @throws Refused when the desk says no */
  async askUntilAnswered<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    for (;;) {
      try {
        return await this.ask<Data>(query, variables);
      } catch (error) {
        if (error instanceof Refused) throw error;
        await pause(200);
      }
    }
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? '';
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { extensions?: { code?: string } }[];
  /** Of an answer that GraphQL never saw. */
  code?: string;
}

/** After these the same request may be sent again. */
const PASSING = new Set(['INTERNAL_SERVER_ERROR', 'OVERLOADED', 'UNAVAILABLE']);
