import type { Client, FormattedExecutionResult, SubscribePayload } from 'graphql-ws/client';
import { readExtensions } from './rejection.ts';

/** Whether a subscription runs. `ended`: it was refused for good and is not tried again. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'ended';

/** What `follow` reports, and how it waits before the next try. */
export interface Follower<Data> {
  onData: (data: Data) => void;
  onConnection: (connection: Connection) => void;
  /** Resolves when it is time to try again. */
  wait: (milliseconds: number) => Promise<void>;
}

const signInRefused = 4401;
const serviceRestart = 1012;
const refusedForGood = new Set([
  'NOT_FOUND',
  'CASE_ERASED',
  'REFERENCE_INVALID',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
]);

/**
 * Keeps a subscription running for as long as the page wants it: whatever ends it, it is started again after a
 * wait, unless the server refused it for good. Returns the way to stop.
 */
export function follow<Data>(
  client: Pick<Client, 'subscribe'>,
  payload: SubscribePayload,
  { onData, onConnection, wait }: Follower<Data>,
): () => void {
  let attempt = 0;
  let isStopped = false;
  let unsubscribe = () => {};

  function start() {
    let isOver = false;
    const end = (reason: unknown) => {
      if (isOver || isStopped) return;
      isOver = true;
      unsubscribe();
      void tryAgain(reason);
    };
    unsubscribe = client.subscribe<Data>(payload, {
      next(result: FormattedExecutionResult<Data>) {
        if (isOver || isStopped) return;
        if (result.errors || !result.data) {
          end(result.errors);
          return;
        }
        attempt = 0;
        onConnection('live');
        onData(result.data);
      },
      error: end,
      complete: () => end(undefined),
    });
  }

  async function tryAgain(reason: unknown) {
    if (isRefusedForGood(reason)) {
      onConnection('ended');
      return;
    }
    onConnection('reconnecting');
    await wait(toldWait(reason) ?? backOff(attempt++, Math.random()));
    if (!isStopped) start();
  }

  onConnection('connecting');
  start();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

/**
 * Milliseconds before try number `attempt` (from 0): doubling from half a second to half a minute, and between
 * half of that and all of it by `chance` (0 to 1), so that a restarted server is not met by everyone at once.
 */
export function backOff(attempt: number, chance: number): number {
  const longest = Math.min(30_000, 500 * 2 ** attempt);
  return Math.round(longest * (0.5 + chance / 2));
}

/** A desk that stops closes with 1012 and says how long to wait, so that not everybody comes back at once. */
function toldWait(reason: unknown): number | null {
  if (typeof reason !== 'object' || reason === null || !('code' in reason) || !('reason' in reason))
    return null;
  const told = reason.code === serviceRestart && /^retry in (\d{1,5}) ms$/.exec(String(reason.reason));
  return told ? Number(told[1]) : null;
}

/** The socket was closed with 4401, or the server refused the operation with a code that no retry changes. */
function isRefusedForGood(reason: unknown): boolean {
  if (Array.isArray(reason)) return reason.some((error: unknown) => refusedForGood.has(codeOf(error)));
  return typeof reason === 'object' && reason !== null && 'code' in reason && reason.code === signInRefused;
}

function codeOf(error: unknown): string {
  const hasExtensions = typeof error === 'object' && error !== null && 'extensions' in error;
  return readExtensions(hasExtensions ? error.extensions : undefined).code;
}
