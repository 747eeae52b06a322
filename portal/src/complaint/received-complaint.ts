import type { RouteLocationRaw } from 'vue-router';
import type { SubmitComplaintMutation } from '../gql/graphql.ts';
import type { Deadline } from '../procedure/case-status.ts';

/** What the confirmation shows; it travels in the state of the history entry, never in an address. */
export interface ReceivedComplaint {
  reference: string;
  /** Null while nobody could be named yet. */
  handlerName: string | null;
  deadlines: Deadline[];
  /** The case was already there, in words that were sent before the last changes. */
  hasEarlierWords: boolean;
}

const stateKey = 'received';

/** What the confirmation shows of the server's answer. */
export function receivedFrom(
  { status, handlerName }: SubmitComplaintMutation['submitComplaint'],
  { hasEarlierWords }: { hasEarlierWords: boolean },
): ReceivedComplaint {
  const { reference, deadlines } = status;
  return { reference, handlerName, deadlines, hasEarlierWords };
}

/** The route to the confirmation of a complaint that has just been taken. */
export function receivedRoute(received: ReceivedComplaint): RouteLocationRaw {
  return { name: 'complaint-received', state: { [stateKey]: JSON.stringify(received) } };
}

/** The complaint that this history entry confirms; null when the page was reached any other way. */
export function readReceived(state: unknown): ReceivedComplaint | null {
  if (!state || typeof state !== 'object' || !(stateKey in state)) return null;
  return typeof state[stateKey] === 'string' ? (JSON.parse(state[stateKey]) as ReceivedComplaint) : null;
}
