import type { FastifyReply } from 'fastify';
import type { Env } from '../env.ts';
import type { SessionCookie } from '../context.ts';

/** The name of the session's cookie; `__Host-` where the site has TLS, which that prefix demands. */
export function sessionCookieName(env: Env): string {
  return isSecure(env) ? '__Host-desk-session' : 'desk-session';
}

/** Hands session tokens to the browser that sent the request. */
export function sessionCookie(env: Env, reply: FastifyReply): SessionCookie {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(env) } as const;
  return {
    set(token) {
      void reply.setCookie(sessionCookieName(env), token, options);
    },
    clear() {
      void reply.clearCookie(sessionCookieName(env), options);
    },
  };
}

function isSecure(env: Env): boolean {
  return env.PUBLIC_URL?.startsWith('https:') ?? false;
}
