import { createHash } from 'node:crypto';

/** prevHash of a case's first event. */
export const CHAIN_START = '0'.repeat(64);

/** What the hash of an event covers: everything but the hash itself. */
export interface HashedEvent {
  caseId: string;
  seq: number;
  type: string;
  actorKind: string;
  actorId: string | null;
  /** ISO 8601 in UTC, milliseconds. */
  at: string;
  visibility: string;
  data: unknown;
  contentHash: string | null;
}

/** Links an event to the one before: SHA-256 of prevHash and the event's canonical JSON, hexadecimal. */
export function hashEvent(prevHash: string, event: HashedEvent): string {
  return sha256(prevHash + canonicalJson(event));
}

/** Seals content that is kept in its own row, so that the event proves it without holding it. */
export function hashContent(content: unknown): string {
  return sha256(canonicalJson(content));
}

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlainObject(part) ? sortKeys(part) : part));
}

function sortKeys(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
