import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPlayground } from './playground.ts';
import { readSavedOperations } from './saved-operations.ts';

let folder: string;
let fastify: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
  await writeFile(
    join(folder, '02-case.graphql'),
    '# Open a case </script>\nquery Case($id: ID!) { case(id: $id) { id } }',
  );
  await writeFile(join(folder, '02-case.variables.json'), '{ "id": "" }');
  await writeFile(join(folder, '01-sign-in.graphql'), 'mutation SignIn { signIn { id } }');
  fastify = Fastify();
  await registerPlayground(fastify, {
    operationsFolder: folder,
    environment: 'test',
    isSignedIn: () => Promise.resolve(false),
  });
});

afterAll(async () => {
  await fastify.close();
  await rm(folder, { recursive: true, force: true });
});

describe('GET /playground', () => {
  it('opens with the saved operations in the order of their files', async () => {
    const { body } = await fastify.inject('/playground');
    const json = /<script id="settings" type="application\/json">(.*?)<\/script>/s.exec(body)?.[1] ?? '';
    const settings = JSON.parse(json) as { endpoint: string; title: string; operations: unknown[] };
    expect(settings).toMatchObject({ endpoint: '/graphql', title: 'Complaints desk (test)' });
    expect(settings.operations).toEqual([
      { name: 'SignIn', query: 'mutation SignIn { signIn { id } }', variables: null },
      expect.objectContaining({ name: 'Case', variables: '{ "id": "" }' }),
    ]);
  });

  it('loads every file from this server, under a policy that allows no other', async () => {
    const page = await fastify.inject('/playground');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    const workers = [...page.body.matchAll(/"(\/playground\/assets\/[^"]*-worker\.js)"/g)].map(
      ([, at]) => at ?? '',
    );
    expect(workers).toHaveLength(3);
    const files = [...addresses.filter((address) => !address.startsWith('data:')), ...workers];
    expect(files).toHaveLength(6);
    for (const file of files) {
      const plain = await fastify.inject(file);
      const zipped = await fastify.inject({ url: file, headers: { 'accept-encoding': 'gzip, br' } });
      expect(plain.statusCode).toBe(200);
      expect(plain.headers['content-type']).toMatch(
        file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/,
      );
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length);
    }
  });

  it('answers 404 for a file that it does not have', async () => {
    const page = await fastify.inject('/playground');
    const start = /src="([^"]*start\.js)"/.exec(page.body)?.[1] ?? '';
    expect((await fastify.inject(start.replace('start.js', 'stop.js'))).statusCode).toBe(404);
    expect((await fastify.inject('/playground/assets/older/start.js')).statusCode).toBe(404);
  });
});

describe('readSavedOperations', () => {
  it.each([
    ['a document that cannot be read', 'query {', 'Syntax Error'],
    ['an operation without a name', 'query { a }', 'one operation with a name'],
    ['two operations', 'query A { a } query B { a }', 'one operation with a name'],
  ])('refuses %s and names the file', async (_, text, reason) => {
    const other = await mkdtemp(join(tmpdir(), 'operations-'));
    await writeFile(join(other, '07-broken.graphql'), text);
    await expect(readSavedOperations(other)).rejects.toThrow(
      new RegExp(`saved operation 07-broken\\.graphql cannot be used: .*${reason}`),
    );
    await rm(other, { recursive: true });
  });

  it('refuses variables that are not JSON', async () => {
    const other = await mkdtemp(join(tmpdir(), 'operations-'));
    await writeFile(join(other, '07-broken.graphql'), 'query A { a }');
    await writeFile(join(other, '07-broken.variables.json'), '{ id: 1 }');
    await expect(readSavedOperations(other)).rejects.toThrow('07-broken.graphql cannot be used');
    await rm(other, { recursive: true });
  });
});
