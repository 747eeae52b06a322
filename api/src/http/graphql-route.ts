import { Readable } from 'node:stream';
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Admission } from '../admission/admission.ts';
import { admitOverHttp, sourceOf } from '../admission/admit-over-http.ts';
import { LIMIT_RULES, LIMITS } from '../admission/limits.ts';
import type { Desk, OperationContext } from '../context.ts';
import { countOperations } from '../monitoring/count-operations.ts';
import { formatError } from './format-error.ts';
import { requestContext } from './request-context.ts';

/** Serves queries and mutations at `/graphql`. */
export async function registerGraphql(
  fastify: FastifyInstance,
  desk: Desk,
  schema: GraphQLSchema,
  admission: Admission,
): Promise<void> {
  const apollo = new ApolloServer<OperationContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: LIMIT_RULES,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(desk.log, formatted, error),
    plugins: [
      // Apollo's default wraps every resolver of every field for cache hints that nothing here gives.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      countOperations(desk.metrics),
      admitOverHttp(admission),
    ],
  });
  await apollo.start();
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<OperationContext> => {
    const made = await requestContext(desk, request, reply);
    // Apollo has no later moment before it parses at which a plugin may refuse.
    admission.requireRegistered(sourceOf(request), made.viewers);
    return made;
  };
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: async (request, reply) => {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: asApolloReads(request),
        context: () => context(request, reply),
      });
      void reply.code(status ?? 200).headers(Object.fromEntries(headers));
      return body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator);
    },
  });
  fastify.addHook('onClose', () => apollo.stop());
}

/** All headers that Apollo looks at. */
const READ_HEADERS = [
  'accept',
  'content-type',
  'x-apollo-operation-name',
  'apollo-require-preflight',
] as const;

function asApolloReads({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const read = new HeaderMap();
  for (const name of READ_HEADERS) {
    const value = headers[name];
    if (value !== undefined) read.set(name, String(value));
  }
  const query = url.indexOf('?');
  return { method, headers: read, search: query < 0 ? '' : url.slice(query), body };
}
