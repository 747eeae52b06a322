import { GraphQLError } from 'graphql';

/** Stable codes that clients may rely on. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'REFERENCE_INVALID'
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'
  | 'SIGN_IN_FAILED'
  | 'TOTP_REQUIRED'
  | 'TOTP_WRONG'
  | 'PASSWORD_LINK_INVALID'
  | 'RATE_LIMITED'
  | 'ACCESS_CODE_WRONG'
  | 'ACCESS_KEY_WRONG'
  | 'HAND_OFF_INVALID'
  | 'ACCESS_LINK_INVALID'
  | 'ACCESS_LINK_USED'
  | 'ACCESS_LINK_EXPIRED'
  | 'FORBIDDEN'
  | 'ACTION_NOT_POSSIBLE'
  | 'STALE_CASE'
  | 'CASE_KEPT'
  | 'CASE_RESTRICTED'
  | 'CASE_ERASED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'OPERATION_NOT_REGISTERED'
  | 'INTROSPECTION_DISABLED'
  | 'COST_LIMIT_EXCEEDED'
  | 'CLIENT_HEADER_MISSING'
  | 'FILE_MISSING'
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_TYPE_NOT_ALLOWED'
  | 'FILE_CONTENT_DIFFERS'
  | 'FILE_INFECTED'
  | 'FILE_HELD'
  | 'UPLOAD_INCOMPLETE'
  | 'TOO_MANY_FILES'
  | 'TOO_MANY_UPLOADS'
  | 'CASE_FULL';

/** What is wrong with one field of an input. */
export interface FieldProblem {
  /** Where it is, from the input's root: `contact.email`. */
  path: string;
  /** A whole sentence for the person who filled it in. */
  message: string;
}

/** A refusal that the caller can understand and act on. Everything else is a fault of ours. */
export class DomainError extends GraphQLError {
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...details } });
  }
}

/** An input with fields that cannot be taken as they are; nothing was written. */
export function badInput(fields: FieldProblem[]): DomainError {
  const message = fields.map((field) => field.message).join(' ');
  return new DomainError('BAD_USER_INPUT', message, { fields });
}
