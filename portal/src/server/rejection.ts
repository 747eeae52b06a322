import type { CombinedError } from '@urql/vue';

/** What a failed request means for the person in front of the page. */
export type Rejection =
  { kind: 'network' } | { kind: 'timeout' } | { kind: 'refused'; code: string; fields: FieldError[] };

/** A sentence of the server about one input: `path` as in `contact.email`. */
export interface FieldError {
  path: string;
  message: string;
}

/** Sorts an error of the client: no answer at all, or a refusal with its stable code. */
export function readRejection(error: CombinedError): Rejection {
  const first = error.graphQLErrors[0];
  if (first) return { kind: 'refused', ...readExtensions(first.extensions) };
  if (error.networkError?.name === 'TimeoutError') return { kind: 'timeout' };
  return { kind: 'network' };
}

/** Reads `code` and `fields` from the extensions of a GraphQL error; anything malformed is left out. */
export function readExtensions(extensions: unknown): { code: string; fields: FieldError[] } {
  const { code, fields } = (extensions ?? {}) as { code?: unknown; fields?: unknown };
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    fields: Array.isArray(fields) ? fields.filter(isFieldError) : [],
  };
}

function isFieldError(value: unknown): value is FieldError {
  if (!value || typeof value !== 'object') return false;
  return (
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
