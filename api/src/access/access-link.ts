import { AccessLink, type AccessScope } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import { hashToken, newToken } from './tokens.ts';

/** A link in a mail opens the case until then. */
const LINK_END = { hours: 24 * 30 };
/** Where the portal asks whether to open the case; the token stands behind `#`, which no server or log gets to see. */
const PAGE = '/open';

/**
 * The whole address of a link that opens the case once, for a mail to the customer; written at the commit of `em`.
 * Visiting it consumes nothing: the page has a button.
 * @param publicUrl the address of the portal
 */
export function newAccessLink(
  em: SqlEntityManager,
  caseId: string,
  now: Temporal.Instant,
  publicUrl: string,
): string {
  return linkTo(publicUrl, keepLink(em, { caseId, scope: 'ACT', now, end: LINK_END }));
}

/** Stores a new link. @returns its token */
export function keepLink(
  em: SqlEntityManager,
  link: { caseId: string; scope: AccessScope; now: Temporal.Instant; end: Temporal.DurationLike },
): string {
  const token = newToken();
  em.create(AccessLink, {
    tokenHash: hashToken(token),
    caseFile: link.caseId,
    scope: link.scope,
    createdAt: dateOf(link.now),
    expiresAt: dateOf(link.now.add(link.end)),
  });
  return token;
}

/** The address under which the portal opens a case by the token. */
export function linkTo(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/$/, '')}${PAGE}#${token}`;
}
