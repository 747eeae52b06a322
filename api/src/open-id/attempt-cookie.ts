import type { FastifyReply, FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { seal, unseal } from '../access/seal.ts';
import type { Desk } from '../context.ts';
import { isSecure } from '../http/cookies.ts';
import type { SignInAttempt } from './provider.ts';

const LONGEST = { minutes: 10 };
const PURPOSE = 'oidc-sign-in';

const Kept = v.object({
  state: v.string(),
  nonce: v.string(),
  codeVerifier: v.string(),
  begunAt: v.string(),
});

/**
 * Keeps an attempt with the browser, sealed. The provider sends people back from another site, so that the cookie has
 * to be lax where the session's is strict.
 */
export function keepAttempt(desk: Desk, reply: FastifyReply, attempt: SignInAttempt): void {
  const text = JSON.stringify({ ...attempt, begunAt: desk.clock.now().toString() });
  void reply.setCookie(nameOf(desk), seal(desk.secrets, PURPOSE, desk.site, text), {
    ...optionsOf(desk),
    maxAge: LONGEST.minutes * 60,
  });
}

/** The attempt of the browser, which it has only once; null when there is none, or it is too old. */
export function takeAttempt(desk: Desk, request: FastifyRequest, reply: FastifyReply): SignInAttempt | null {
  const cookie = request.cookies[nameOf(desk)];
  if (cookie === undefined) return null;
  void reply.clearCookie(nameOf(desk), optionsOf(desk));
  const text = unseal(desk.secrets, PURPOSE, desk.site, cookie);
  if (text === null) return null;
  const { begunAt, ...attempt } = v.parse(Kept, JSON.parse(text));
  const end = Temporal.Instant.from(begunAt).add(LONGEST);
  return Temporal.Instant.compare(desk.clock.now(), end) > 0 ? null : attempt;
}

function nameOf({ env }: Desk): string {
  return isSecure(env) ? '__Host-desk-oidc' : 'desk-oidc';
}

function optionsOf({ env }: Desk) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(env) } as const;
}
