/** More than the steps in which cases are alike: every so-many-th is open, or of one handler. */
const NEIGHBOURS = 100;

/**
 * Which of several servers a watcher is sent to.
 * @param watcher its number
 * @throws Error when there is no server
 */
export function serverOf<Server>(watcher: number, servers: readonly Server[]): Server {
  const server = servers[Math.floor(watcher / NEIGHBOURS) % servers.length];
  if (server === undefined) throw new Error('There is no server for the watcher.');
  return server;
}
