import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { refuseForNow } from './under-pressure.ts';

it('tells a person by a page, and a program by a code, that there is too much at once', async () => {
  const fastify = Fastify();
  fastify.get('/', refuseForNow);
  const [person, program] = await Promise.all(
    ['text/html,*/*;q=0.8', 'application/json'].map((accept) =>
      fastify.inject({ url: '/', headers: { accept } }),
    ),
  );
  expect([person?.statusCode, person?.headers['retry-after']]).toEqual([503, '5']);
  expect(person?.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(person?.body).toMatch(/<h1>Please try again in a moment<\/h1>[^]*<section lang="cy">/);
  // Nothing else than its one style may apply or be loaded.
  const [, style = ''] = /<style>([^]*)<\/style>/.exec(person?.body ?? '') ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(person?.headers['content-security-policy']).toContain(
    `default-src 'none';style-src 'sha256-${hash}';`,
  );
  expect(person?.body).not.toMatch(/<script|<link|style=|src=/);
  expect([program?.statusCode, program?.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'OVERLOADED' }),
  ]);
  await fastify.close();
});
