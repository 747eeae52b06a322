import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../portal/dist', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The built portal alone, of which a new version can be released. */
export interface ServedPortal {
  address: string;
  /** From now on the service worker is another one, as after a deployment. */
  release: () => void;
  stop: () => Promise<void>;
}

/** Serves the built portal without a desk behind it. */
export async function servePortal(): Promise<ServedPortal> {
  let version = 1;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://portal');
    const isFile = pathname !== '/' && existsSync(`${folder}${pathname}`);
    const path = isFile ? pathname : '/index.html';
    void readFile(`${folder}${path}`).then((content) => {
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
      const isWorker = path === '/service-worker.js';
      const text = content.toString().replace(/const version = '/, `const version = '${version}-`);
      response.end(isWorker ? text : content);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release() {
      version++;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
