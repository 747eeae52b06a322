import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { CaseNews } from './case-news.ts';

// Run as a process of its own: node bare-ws.ts DATABASE_URL POOL_SIZE
const [databaseUrl = '', poolSize] = process.argv.slice(2);

const news = await CaseNews.listen(databaseUrl, Number(poolSize));
const texts = new WeakMap<object, string>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', (socket) => {
  socket.once('message', (reference) => {
    const watching = news.watch((reference as Buffer).toString(), (status) => socket.send(textOf(status)));
    socket.once('close', () => void watching.then((end) => end()));
  });
});
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });

/** The same text as the desk sends, made once for all who get it. */
function textOf(status: object): string {
  const text =
    texts.get(status) ??
    JSON.stringify({ id: '1', type: 'next', payload: { data: { caseProgress: status } } });
  texts.set(status, text);
  return text;
}
