import { readonly, shallowRef } from 'vue';
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';

// A reference number opens a case, so it stays out of addresses: it travels in the state of the history
// entry, which survives a reload and is never sent to a server.
const stateKey = 'reference';

/** The route to the progress of one complaint. `force`: another reference at the same address is a new visit. */
export function trackingRoute(reference: string): RouteLocationRaw & { force: true } {
  return { name: 'track', state: { [stateKey]: reference }, force: true };
}

/** The route to a page of one's own case. */
export function caseRoute(
  name: 'case' | 'escalate' | 'take-it-further' | 'settings' | 'open',
  reference: string,
): RouteLocationRaw & { force: true } {
  return { name, state: { [stateKey]: reference }, force: true };
}

/**
 * Navigation guard: moves the reference of a deep link (`/track#CON-…`) from the address into the history state.
 * A fragment is never sent to a server, but it would stay in the address bar.
 */
export function referenceOutOfAddress(to: RouteLocationNormalized): RouteLocationRaw | undefined {
  if (to.name !== 'track' || !to.hash) return;
  return { name: 'track', hash: '', state: { [stateKey]: to.hash.slice(1) }, replace: true, force: true };
}

const tracked = shallowRef<string | null>(null);

/** The reference of the current history entry as it was typed or linked, or null. */
export const trackedReference = readonly(tracked);

/** Reads the history entry again; call it after every navigation. */
export function readTrackedReference(): void {
  const state: unknown = window.history.state;
  const value = state && typeof state === 'object' && stateKey in state ? state[stateKey] : null;
  tracked.value = typeof value === 'string' ? value : null;
}
