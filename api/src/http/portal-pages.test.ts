import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPortal } from './portal.ts';

describe('the pages of the portal', () => {
  const fastify: FastifyInstance = Fastify();
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-'));
    for (const code of ['en', 'cy']) {
      await mkdir(join(folder, 'pages', code), { recursive: true });
      for (const page of ['home', 'track', 'not-found']) {
        await writeFile(join(folder, 'pages', code, `${page}.html`), `${page} in ${code}`);
      }
    }
    await writeFile(join(folder, 'pages/addresses.json'), '{"/":"home","/track":"track"}');
    await fastify.register(fastifyCookie);
    await registerPortal(fastify, folder);
  });

  afterAll(async () => {
    await fastify.close();
    await rm(folder, { recursive: true });
  });

  const open = (url: string, headers: Record<string, string> = {}) =>
    fastify.inject({ method: 'GET', url, headers: { accept: 'text/html', ...headers } });

  it.each([
    ['/', {}, 200, 'home in en'],
    ['/track?from=mail', {}, 200, 'track in en'],
    ['/track/', { 'accept-language': 'cy-GB,en;q=0.5' }, 200, 'track in cy'],
    ['/track', { 'accept-language': 'cy', cookie: 'language=en' }, 200, 'track in en'],
    ['/track', { cookie: 'language=cy' }, 200, 'track in cy'],
    ['/track', { cookie: 'language=../../x' }, 200, 'track in en'],
    ['/track', { accept: '*/*' }, 200, 'track in en'],
    ['/nowhere', {}, 404, 'not-found in en'],
  ])('answers %s with %o by the file of its page', async (url, headers, status, body) => {
    const answer = await open(url, headers);
    expect(answer).toMatchObject({ statusCode: status, body });
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers.vary).toBe('accept-encoding, accept-language, cookie');
  });

  it('answers a program that asks for nothing we have in JSON', async () => {
    const answer = await fastify.inject({ method: 'GET', url: '/nowhere', headers: { accept: '*/*' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ error: 'There is nothing at this address.' });
  });
});
