import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { viewersOf } from '../access/viewers.ts';
import { operationContext, type Desk, type OperationContext } from '../context.ts';
import { formatError } from './format-error.ts';
import { cookiesOf } from './cookies.ts';

/** Serves queries and mutations at `/graphql`. */
export async function registerGraphql(
  fastify: FastifyInstance,
  desk: Desk,
  schema: GraphQLSchema,
): Promise<void> {
  const apollo = new ApolloServer<OperationContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(desk.log, formatted, error),
    plugins: [
      // Apollo's default wraps every resolver of every field for cache hints that nothing here gives.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<OperationContext> => {
    const cookies = cookiesOf(desk.env, request, reply);
    const viewers = await viewersOf(desk, cookies.session.get(), cookies.device.get());
    return operationContext(desk, viewers, cookies);
  };
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, { context }),
  });
  fastify.addHook('onClose', () => apollo.stop());
}
