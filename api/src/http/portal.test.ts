import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPortal } from './portal.ts';

const PAGE = '<!doctype html><title>The portal</title>';
const SCRIPT = 'export const words = 1;';

let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-'));
  await mkdir(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', PAGE],
    ['assets/a.js', SCRIPT],
  ] as const) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
  }
  app = Fastify();
  await registerPortal(app, folder);
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

function ask(url: string, encodings: string) {
  return app.inject({ url, headers: { accept: 'text/html', 'accept-encoding': encodings } });
}

it.each([
  ['/assets/a.js', SCRIPT, 'public, max-age=31536000, immutable', 'accept-encoding'],
  ['/', PAGE, 'no-cache', 'accept-encoding, accept-language, cookie'],
  ['/track', PAGE, 'no-cache', 'accept-encoding, accept-language, cookie'],
])('hands %s out in the smallest form that the browser takes', async (url, text, cacheControl, vary) => {
  const brotli = await ask(url, 'gzip, deflate, br');
  const gzip = await ask(url, 'gzip');
  const plain = await ask(url, 'identity');
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(text);
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(text);
  expect(plain.body).toBe(text);
  for (const { statusCode, headers } of [brotli, gzip, plain]) {
    expect([statusCode, headers['cache-control'], headers.vary]).toEqual([200, cacheControl, vary]);
  }
  expect(brotli.headers['content-type']).toBe(plain.headers['content-type']);
});
