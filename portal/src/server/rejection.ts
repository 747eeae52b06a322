/** What a failed request means for the person in front of the page. */
export type Rejection =
  | { kind: 'network' }
  | { kind: 'timeout' }
  | { kind: 'refused'; code: string; fields: FieldError[]; reference?: string };

/** A sentence of the server about one input: `path` as in `contact.email`. */
export interface FieldError {
  path: string;
  message: string;
}

/** Reads one GraphQL error as a refusal; an error without extensions counts as a fault of the server. */
export function readRejection(error: unknown): Rejection {
  const hasExtensions = typeof error === 'object' && error !== null && 'extensions' in error;
  return { kind: 'refused', ...readExtensions(hasExtensions ? error.extensions : undefined) };
}

/** Reads `code`, `fields` and `reference` (of a link that opens nothing any more) from the extensions of a GraphQL error; anything malformed is left out. */
export function readExtensions(extensions: unknown): {
  code: string;
  fields: FieldError[];
  reference?: string;
} {
  const { code, fields, reference } = (extensions ?? {}) as Record<'code' | 'fields' | 'reference', unknown>;
  return {
    ...(typeof reference === 'string' ? { reference } : {}),
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
