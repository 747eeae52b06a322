import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const requests = new AsyncLocalStorage<string>();

/** A new id; never one that a caller makes up, which could be anything. */
export function newRequestId(): string {
  return randomUUID();
}

/** Runs something on behalf of a request: whatever it begins, errands, jobs and mails too, carries the request's id. */
export function underRequest<Result>(requestId: string, run: () => Result): Result {
  return requests.run(requestId, run);
}

/** The id of the request on whose behalf this runs; undefined for what the desk does by itself. */
export function currentRequestId(): string | undefined {
  return requests.getStore();
}
