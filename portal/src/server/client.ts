import { Client, cacheExchange, fetchExchange } from '@urql/vue';

/** Milliseconds after which an unanswered request counts as failed. A bad line can hang for minutes. */
const patience = 20_000;

/** The client for queries and mutations over HTTP. Live pushes have a socket of their own. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  // A GET would put the reference number into the query string, and so into logs.
  preferGetMethod: false,
  fetch: (input, init) => {
    const timeout = AbortSignal.timeout(patience);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    return fetch(input, { ...init, signal });
  },
});
