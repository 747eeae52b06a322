import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { DomainError } from '../errors.ts';

/** Whom the token is for, and who makes it. */
const AUDIENCE = 'complaints-desk';
const ISSUER = 'dashboard';
/** A token carries one click; five minutes are enough for a slow phone. */
const MOST_SECONDS = 300;

const ClaimsSchema = v.object({
  /** Unique to the token. */
  jti: v.pipe(v.string(), v.minLength(8), v.maxLength(200)),
  /** The customer's id in the dashboard. */
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  exp: v.number(),
  iat: v.number(),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  email: v.optional(v.nullable(v.pipe(v.string(), v.email(), v.maxLength(320)))),
  phone: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40)))),
});

/** Whom the dashboard hands over. */
export type HandOffClaims = v.InferOutput<typeof ClaimsSchema>;

/**
 * Reads a token of the dashboard: signed by the shared key with HS256 and nothing else, for us, at most five minutes old.
 * @throws DomainError HAND_OFF_INVALID, the same whatever is wrong with it
 */
export async function readHandOffToken(token: string, key: string, now: Date): Promise<HandOffClaims> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      issuer: ISSUER,
      maxTokenAge: MOST_SECONDS,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
    });
    return v.parse(ClaimsSchema, payload);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof v.ValiError) throw refusal();
    throw error;
  }
}

/** What is told of any token that opens nothing. */
export function refusal(): DomainError {
  return new DomainError('HAND_OFF_INVALID', 'This link from the dashboard does not work, or no longer.');
}
