import type { FastifyInstance } from 'fastify';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requestContext } from '../http/request-context.ts';
import { takeOver } from './hand-off.service.ts';

/** Where the dashboard posts to, and the page of the portal that says what to do when that failed. */
const PATH = '/from-dashboard';
const LARGEST_BODY_BYTES = 8 * 1024;

/**
 * Takes the form that a dashboard posts with its token, never an address: that would stay in histories and logs. The browser
 * goes on to the customer's complaints, to the form when there are none, or to what to do now.
 */
export async function registerHandOff(fastify: FastifyInstance, desk: Desk): Promise<void> {
  await fastify.register((scope, _options, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_BODY_BYTES },
      (_request, body, parsed) => parsed(null, new URLSearchParams(String(body)).get('token') ?? ''),
    );
    scope.post(PATH, async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const token = typeof request.body === 'string' ? request.body : '';
      try {
        const { hasCases } = await takeOver(await requestContext(desk, request, reply), token);
        return await reply.redirect(hasCases ? '/case' : '/complain', 303);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        request.log.info({ code: error.extensions['code'] }, 'A hand-off from the dashboard was refused');
        return reply.redirect(PATH, 303);
      }
    });
    done();
  });
}
