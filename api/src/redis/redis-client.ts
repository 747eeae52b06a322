import { inTime } from './in-time.ts';

/** What the desk asks of Redis, whether it is one server or a cluster of them. */
export interface RedisClient {
  ping(): Promise<unknown>;
  sPublish(channel: string, message: string): Promise<unknown>;
  sSubscribe(channel: string, listener: (message: string, channel: string) => void): Promise<unknown>;
  sUnsubscribe(channel: string): Promise<unknown>;
  eval(script: string, parameters: { keys: string[]; arguments: string[] }): Promise<unknown>;
  destroy(): unknown;
}

/** Told of each error of a client that was opened. */
type OnError = (client: RedisClient, error: Error) => void;

/**
 * Opens Redis or Valkey at an address: the server there, or the whole cluster that it belongs to.
 * @param answerMs how long a server may take to be there, and the nodes of a cluster; what is asked later has no limit
 * @throws Error when the server cannot be reached, or a node of the cluster
 */
export async function openRedis(url: string, answerMs: number, onError: OnError): Promise<RedisClient> {
  // Its six hundred modules would take a tenth of the time of a start, also where there is no Redis.
  const { createClient, createCluster, ErrorReply } = await import('redis');
  const settings = settingsOf(answerMs);
  const server = createClient({ url, ...settings });
  server.on('error', (error: Error) => {
    onError(server, error);
  });
  // Whoever may not ask is taken to have one server.
  const askWhatItIs = (): Promise<string> =>
    server.info('cluster').catch((error: unknown) => {
      if (error instanceof ErrorReply) return '';
      throw error;
    });
  try {
    const about = await inTime(server.connect().then(askWhatItIs), answerMs);
    if (!about.includes('cluster_enabled:1')) return server;
  } catch (error) {
    server.destroy();
    throw error;
  }
  server.destroy();
  const { username, password, socket } = server.options;
  const cluster = createCluster({
    rootNodes: [{ url }],
    // All nodes are reached as the first one is, by the addresses that the cluster gives.
    defaults: { ...settings, username, password, socket: { ...socket, ...settings.socket } },
    topologyRefreshOnReconnectionAttemptStrategy: false,
  });
  const lost = (error: Error): void => {
    onError(cluster, error);
  };
  cluster.on('error', lost);
  cluster.on('node-error', lost);
  try {
    await inTime(cluster.connect(), answerMs);
    return cluster;
  } catch (error) {
    cluster.destroy();
    throw error;
  }
}

function settingsOf(answerMs: number) {
  return {
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    // Who asks keeps the time. Theirs makes an error for each command, five seconds after its answer too.
    commandOptions: { timeout: 0 },
    // Opened anew by the line, so that there is one place that knows what has to be done again.
    socket: { reconnectStrategy: false, connectTimeout: answerMs },
  } as const;
}
