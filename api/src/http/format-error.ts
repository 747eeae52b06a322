import { currentAsker } from '@desk/db';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { DomainError } from '../errors.ts';
import { currentRequestId, newRequestId } from '../logs/request-id.ts';

const CLIENT_MISTAKES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * What a caller is told of an error. Domain errors and mistakes in the request are told as they are; anything else is
 * logged under the id of its request, and only the id is told.
 * @param requestId where the request cannot be known by itself, as on a socket
 */
export function formatError(
  log: Logger,
  error: unknown,
  requestId = currentRequestId(),
): GraphQLFormattedError {
  const formatted = error instanceof GraphQLError ? error.toJSON() : { message: '' };
  const cause = causeOf(error);
  if (cause instanceof DomainError) return formatted;
  if (isClientMistake(formatted, cause)) {
    const message = withoutSuggestions(formatted.message);
    return { ...formatted, message, extensions: mistakeExtensions(formatted) };
  }
  if (currentAsker()?.isGone === true)
    return { message: 'Nobody waits for this any more.', extensions: { code: 'CLIENT_GONE' } };
  const id = requestId ?? newRequestId();
  log.error({ requestId: id, err: cause }, 'Unknown error');
  return {
    message: `Something went wrong on our side. If you report it, give this number: ${id}.`,
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

/** What a resolver threw; what ends a stream of pushes has no path. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { path, originalError } = error;
  const isThrown = originalError instanceof DomainError || path !== undefined;
  return isThrown ? (originalError ?? error) : error;
}

/** What GraphQL guesses was meant would tell strangers the schema name by name. */
function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean .+\?/, '');
}

function isClientMistake(formatted: GraphQLFormattedError, cause: unknown): boolean {
  // An exception from our own code carries no code of its own; GraphQL's refusals do.
  return cause instanceof GraphQLError && CLIENT_MISTAKES.has(String(formatted.extensions?.code));
}

function mistakeExtensions({ message: told, extensions }: GraphQLFormattedError): Record<string, unknown> {
  const message = withoutSuggestions(told);
  const path =
    /at "(?:\w+)\.([\w.]+)"/.exec(message)?.[1] ?? /Field "([\w.]+)" of required type/.exec(message)?.[1];
  const fields = path === undefined ? {} : { fields: [{ path, message }] };
  return { code: extensions?.code, ...fields };
}
