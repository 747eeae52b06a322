import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies, CookieSlot, WrittenMark } from '../context.ts';
import type { Env } from '../env.ts';
import { WRITTEN_SECONDS } from '../replica/replica.ts';

/** Which cookie: a session of staff, or a customer's device. */
export type CookieKind = 'session' | 'device';

const LONGEST_SECONDS = { session: undefined, device: 180 * 24 * 3600 };

/** The cookie's name; `__Host-` where the site has TLS, which that prefix demands. */
export function cookieName(env: Env, kind: CookieKind): string {
  return isSecure(env) ? `__Host-desk-${kind}` : `desk-${kind}`;
}

/** The cookies of the browser that sent the request; what was set during the request is what they say from then on. */
export function cookiesOf(env: Env, request: FastifyRequest, reply: FastifyReply): Cookies {
  const slot = (kind: CookieKind): CookieSlot => {
    const name = cookieName(env, kind);
    const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(env) } as const;
    const maxAge = LONGEST_SECONDS[kind];
    let current = request.cookies[name];
    return {
      get: () => current,
      set: (token) => {
        current = token;
        reply.setCookie(name, token, maxAge === undefined ? options : { ...options, maxAge });
      },
      clear: () => {
        current = undefined;
        reply.clearCookie(name, options);
      },
    };
  };
  return { session: slot('session'), device: slot('device'), written: writtenMark(env, request, reply) };
}

function writtenMark(env: Env, request: FastifyRequest, reply: FastifyReply): WrittenMark {
  const name = isSecure(env) ? '__Host-desk-written' : 'desk-written';
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(env) } as const;
  let isSet = request.headers.authorization !== undefined || request.cookies[name] !== undefined;
  return {
    isSet: () => isSet,
    set() {
      isSet = true;
      // Without a replica everybody reads the newest anyway.
      if (env.DATABASE_REPLICA_URL === undefined) return;
      reply.setCookie(name, 'yes', { ...options, maxAge: WRITTEN_SECONDS });
    },
  };
}

/** Whether the site has TLS. */
export function isSecure(env: Env): boolean {
  return env.PUBLIC_URL?.startsWith('https:') ?? false;
}
