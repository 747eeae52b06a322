import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';

// The token of a mail's link opens a case, so it does not stay in the address; unlike a reference it is not kept in the
// history either.
let token: string | null = null;

/** Navigation guard: takes the token of a link (`/open#…`) out of the address. */
export function secretOutOfAddress(to: RouteLocationNormalized): RouteLocationRaw | undefined {
  if (to.name !== 'open' || !to.hash) return;
  token = to.hash.slice(1);
  return { name: 'open', hash: '', replace: true, force: true };
}

/** The token that the address carried, until it is used or given up. */
export function linkToken(): string | null {
  return token;
}

/** Forgets it. */
export function forgetLinkToken(): void {
  token = null;
}
