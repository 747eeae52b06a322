import { createClient, MessageType, stringifyMessage, type Client } from 'graphql-ws/client';

const milliseconds = { betweenPings: 15_000, forAnswer: 5_000, forConnection: 12_000 };

/** The socket for live pushes, and a way to find out at once whether it is still alive. */
export interface LiveSocket {
  client: Pick<Client, 'subscribe' | 'dispose'>;
  /** Asks the server for a sign of life; without one the socket is closed and its subscriptions end. */
  probe: () => void;
}

/**
 * Opens a socket once something is subscribed. A phone that changes networks leaves sockets that look open and
 * are dead, so every ping must be answered. Connecting again is left to the subscriber.
 */
export function createLiveSocket(url: string): LiveSocket {
  let open: WebSocket | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const calm = () => clearTimeout(patience);
  const expectAnswer = (within: number) => {
    calm();
    patience = setTimeout(() => client.terminate(), within);
  };

  const client = createClient({
    url,
    connectionParams: { client: 'portal' },
    retryAttempts: 0,
    keepAlive: milliseconds.betweenPings,
    on: {
      connecting: () => expectAnswer(milliseconds.forConnection),
      opened: (socket) => {
        if (socket instanceof WebSocket) open = socket;
      },
      connected: calm,
      ping: (isReceived) => {
        if (!isReceived) expectAnswer(milliseconds.forAnswer);
      },
      pong: (isReceived) => {
        if (isReceived) calm();
      },
      closed: () => {
        calm();
        open = undefined;
      },
    },
  });

  return {
    client,
    probe() {
      if (open?.readyState !== WebSocket.OPEN) return;
      open.send(stringifyMessage({ type: MessageType.Ping }));
      expectAnswer(milliseconds.forAnswer);
    },
  };
}

/** The address of the API's socket: same host and path as over HTTP. */
export function socketUrl(page: Location): string {
  const url = new URL('/graphql', page.href);
  url.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
