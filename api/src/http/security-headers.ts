import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';

/** Headers for every answer, errors included: nothing from elsewhere, no framing, no address in a referrer. */
export async function registerSecurityHeaders(fastify: FastifyInstance, env: Env): Promise<void> {
  await fastify.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // Some browsers do not count the socket of the same site as 'self'.
        connectSrc: ["'self'", ...socketOrigins(env)],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: env.PUBLIC_URL?.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
  });
}

function socketOrigins(env: Env): string[] {
  return env.PUBLIC_URL === undefined ? [] : [new URL(env.PUBLIC_URL).origin.replace(/^http/, 'ws')];
}
