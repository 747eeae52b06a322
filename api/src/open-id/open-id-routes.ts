import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginSession } from '../access/session.service.ts';
import { SIGN_IN_PAGE, staffPage, STAFF_PROVIDER } from '../accounts/staff-pages.ts';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requestContext } from '../http/request-context.ts';
import { accountOf } from './account-of.ts';
import { keepAttempt, takeAttempt } from './attempt-cookie.ts';
import { CALLBACK, OpenIdProvider } from './provider.ts';
import { roleOf } from './role-of.ts';

const FAILED = 'Signing in with your company account did not work. Please try again.';
const AWAY = 'Your company’s sign-in cannot be reached. Please try again in a minute.';

/** Serves sign-in by the company's OpenID Connect provider, if the desk has one. */
export function registerOpenId(fastify: FastifyInstance, desk: Desk): void {
  const provider = OpenIdProvider.of(desk.env, desk.site);
  if (provider === null) return;

  fastify.get(STAFF_PROVIDER, async (_request, reply) => {
    try {
      const { url, attempt } = await provider.begin();
      keepAttempt(desk, reply, attempt);
      return await reply.header('cache-control', 'no-store').redirect(url.href);
    } catch (error) {
      desk.log.error({ err: error }, 'The OpenID Connect provider cannot be used');
      return answer(reply, 502, 'Sign in', problem(AWAY));
    }
  });

  fastify.get(CALLBACK, async (request, reply) => {
    try {
      await signInWith(desk, provider, request, reply);
    } catch (error) {
      if (error instanceof DomainError) return answer(reply, 403, 'Sign in', problem(error.message));
      const { code, name } = error as Partial<Error & { code: string }>;
      // Never the error itself: it carries the provider's whole answer.
      desk.log.warn({ code: code ?? name }, 'A sign-in by OpenID Connect was refused');
      return answer(reply, 400, 'Sign in', problem(FAILED));
    }
    // The session's cookie is strict: a redirect that began on the provider's site would arrive without it.
    reply.header('refresh', '0; url=/playground');
    return answer(reply, 200, 'You are signed in', '<p><a href="/playground">Go to the playground</a></p>');
  });
}

async function signInWith(
  desk: Desk,
  provider: OpenIdProvider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const context = await requestContext(desk, request, reply, { isReading: false });
  await desk.limits.take('signInPerAddress', context.origin.address);
  const attempt = takeAttempt(desk, request, reply);
  if (attempt === null) throw new DomainError('FORBIDDEN', FAILED);
  const claims = await provider.finish(request.url, attempt);
  const role = roleOf(claims[desk.env.OIDC_ROLES_CLAIM], desk.env.OIDC_ROLES);
  const staff = await accountOf(context.em, { issuer: provider.issuer, claims, role });
  await desk.limits.giveBack('signInPerAddress', context.origin.address);
  await beginSession(context, staff);
}

function problem(message: string): string {
  return `<p id="problem" role="alert">${escaped(message)}</p><p><a href="${SIGN_IN_PAGE}">Back to sign-in</a></p>`;
}

function answer(reply: FastifyReply, status: number, title: string, content: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(staffPage(title, content));
}

/** An email address or a subject of the provider's may hold anything. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
