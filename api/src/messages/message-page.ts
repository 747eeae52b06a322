import { badInput } from '../errors.ts';

const LARGEST_PAGE = 100;
const USUAL_PAGE = 50;

/** Which page of a conversation, as a client asks for it. */
export interface MessagePageRequest {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A stretch of a conversation: the messages between two events, exclusive, as many as fit from one of its ends. */
export interface Stretch {
  after: number;
  before: number | null;
  size: number;
  isFromEnd: boolean;
}

/**
 * The stretch that a client asks for. Without a size it is the newest messages, or the next ones after a cursor.
 * @throws DomainError BAD_USER_INPUT for a size out of range, both sizes, or a cursor that is none
 */
export function stretchOf({ first, after, last, before }: MessagePageRequest): Stretch {
  if (first != null && last != null) {
    throw badInput([{ path: 'last', message: 'Give either first or last, not both.' }]);
  }
  return {
    after: after == null ? 0 : seqOf(after, 'after'),
    before: before == null ? null : seqOf(before, 'before'),
    size: last == null ? sizeOf(first, 'first') : sizeOf(last, 'last'),
    isFromEnd: first == null && (last != null || after == null),
  };
}

/** The place of a message in its conversation. */
export function cursorOf({ seq }: { seq: number }): string {
  return Buffer.from(`message:${seq}`).toString('base64url');
}

function seqOf(cursor: string, path: string): number {
  const seq = Number(/^message:([1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]);
  if (Number.isSafeInteger(seq)) return seq;
  throw badInput([{ path, message: 'This is not a cursor of a message.' }]);
}

function sizeOf(size: number | null | undefined, path: string): number {
  if (size == null) return USUAL_PAGE;
  if (size >= 1 && size <= LARGEST_PAGE) return size;
  throw badInput([{ path, message: `A page has 1 to ${LARGEST_PAGE} messages.` }]);
}
