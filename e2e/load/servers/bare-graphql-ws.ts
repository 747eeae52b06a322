import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { CaseNews } from './case-news.ts';

// Run as a process of its own: node bare-graphql-ws.ts DATABASE_URL POOL_SIZE
const [databaseUrl = '', poolSize] = process.argv.slice(2);

const news = await CaseNews.listen(databaseUrl, Number(poolSize));
const schema = buildSchema(
  await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'),
);
const progress = schema.getSubscriptionType()?.getFields()['caseProgress'];
if (progress === undefined) throw new Error('The schema has no caseProgress.');
progress.subscribe = (_root, { reference }: { reference: string }) => statuses(reference);

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
useServer({ schema }, server);
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });

/** As anybody would write it: an async generator over a queue. */
async function* statuses(reference: string): AsyncGenerator<{ caseProgress: object }> {
  const queue: object[] = [];
  let wake = (): void => undefined;
  const end = await news.watch(reference, (status) => {
    queue.push(status);
    wake();
  });
  try {
    for (;;) {
      for (const caseProgress of queue.splice(0)) yield { caseProgress };
      if (queue.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    end();
  }
}
