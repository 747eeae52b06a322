import type { IncomingHttpHeaders } from 'node:http';
import type { Env } from '../env.ts';

/**
 * Whether a socket is opened by one of our own pages, or by no page at all: browsers let any page open a socket to
 * anywhere, cookies included, and only name the page's origin (ASVS 5.0, 4.4.2).
 */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, { PUBLIC_URL, NODE_ENV }: Env): boolean {
  if (origin === undefined) return true;
  if (PUBLIC_URL !== undefined && origin === new URL(PUBLIC_URL).origin) return true;
  // The Host header is anybody's to choose, so that it only counts where no address was set.
  if (PUBLIC_URL !== undefined && NODE_ENV === 'production') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}
