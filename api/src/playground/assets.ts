import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { startScript } from './start-script.ts';
import { startStyle } from './start-style.ts';

const compress = promisify(gzip);

/** A file of the playground, ready to be sent. */
export interface Asset {
  contentType: string;
  body: string;
  gzipped: Buffer;
}

/** The files by name, and a hash over all of them that changes when any of them does. */
export interface Assets {
  files: ReadonlyMap<string, Asset>;
  version: string;
}

let loading: Promise<Assets> | undefined;

/** The playground's files; 9 MB, hence loaded with the first visit and not with the server, and only once. */
export function playgroundAssets(): Promise<Assets> {
  return (loading ??= loadAssets());
}

async function loadAssets(): Promise<Assets> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const bodies: Record<string, string> = {
    'graphiql.css': `${graphiql.css}\n${startStyle}`,
    'graphiql.js': graphiql.js,
    'start.js': startScript,
    'editor-worker.js': graphiql.editorWorkerService,
    'json-worker.js': graphiql.jsonWorker,
    'graphql-worker.js': graphiql.graphqlWorker,
  };
  const hash = createHash('sha256');
  for (const body of Object.values(bodies)) hash.update(body);
  const files = await Promise.all(
    Object.entries(bodies).map(async ([name, body]): Promise<[string, Asset]> => {
      const contentType = name.endsWith('.css')
        ? 'text/css; charset=utf-8'
        : 'text/javascript; charset=utf-8';
      return [name, { contentType, body, gzipped: await compress(body) }];
    }),
  );
  return { files: new Map(files), version: hash.digest('hex').slice(0, 16) };
}
