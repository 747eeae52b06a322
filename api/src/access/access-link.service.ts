import type { CaseFile } from '@desk/db';
import { AccessLink } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { keepLink, linkTo } from './access-link.ts';
import { grantAccess } from './customer-device.ts';
import { DEVICES } from './device.policy.ts';
import { requireOwnCase } from './own-case.ts';
import { hashToken } from './tokens.ts';

/** A link for a helper is passed on by hand and used soon. */
const READ_LINK_END = { hours: 24 * 7 };

/** A link for a helper, and until when it works. */
export interface ReadLink {
  url: string;
  expiresAt: Date;
}

/**
 * Opens the case on this device by the token of a link: single use, until its end.
 * @throws DomainError RATE_LIMITED, ACCESS_LINK_INVALID, ACCESS_LINK_USED, ACCESS_LINK_EXPIRED
 */
export async function openCaseWithLink(context: OperationContext, token: string): Promise<CaseFile> {
  const { desk, origin, em, now } = context;
  await desk.limits.take('accessCheckPerAddress', origin.address);
  const link = await em.findOne(AccessLink, { tokenHash: hashToken(token) }, { populate: ['caseFile'] });
  if (link === null) throw invalid();
  await desk.limits.giveBack('accessCheckPerAddress', origin.address);
  const caseFile = link.caseFile.getEntity();
  if (isOpenAlready(context, link)) return caseFile;
  const access = await em.transactional(async (inner) => {
    if (!(await use(inner, link, now))) throw refusal(link, now);
    return grantAccess(context, inner, [{ caseId: caseFile.id, scope: link.scope, openedBy: 'LINK' }]);
  });
  access.keep();
  return caseFile;
}

/**
 * A link by which somebody whom the customer trusts may read the case, and nothing else; it works once.
 * @throws DomainError UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function createReadLink(context: OperationContext, reference: string): Promise<ReadLink> {
  const { em, now, desk } = context;
  const { id: caseId } = await requireOwnCase(context, reference, DEVICES.createReadLink);
  const token = keepLink(em, { caseId, scope: 'READ', now, end: READ_LINK_END });
  await em.flush();
  return { url: linkTo(desk.env.PUBLIC_URL ?? '', token), expiresAt: dateOf(now.add(READ_LINK_END)) };
}

/** Ends the links of the case that nobody has used yet. */
export async function forgetLinks(em: SqlEntityManager, caseId: string): Promise<void> {
  await em.nativeDelete(AccessLink, { caseFile: caseId, usedAt: null });
}

/** The link of a mail may be opened again on the device that it has opened. */
function isOpenAlready({ viewers }: OperationContext, { scope, caseFile }: AccessLink): boolean {
  if (viewers.customer.kind !== 'CUSTOMER') return false;
  const held = viewers.customer.grants.get(caseFile.id);
  return held === 'ACT' || held === scope;
}

async function use(em: SqlEntityManager, { tokenHash }: AccessLink, now: Temporal.Instant): Promise<boolean> {
  const usable = { tokenHash, usedAt: null, expiresAt: { $gt: dateOf(now) } };
  return (await em.nativeUpdate(AccessLink, usable, { usedAt: dateOf(now) })) === 1;
}

function invalid(): DomainError {
  return new DomainError(
    'ACCESS_LINK_INVALID',
    'This link opens nothing. Copy it whole from the mail, or ask for a code with your reference number.',
  );
}

/** Whoever holds the token has read the mail: the reference number is no news, and helps to ask for a code. */
function refusal({ expiresAt, caseFile }: AccessLink, now: Temporal.Instant): DomainError {
  const { reference } = caseFile.getEntity();
  return expiresAt <= dateOf(now)
    ? new DomainError(
        'ACCESS_LINK_EXPIRED',
        'This link has ended. Ask for a code instead: it comes by email.',
        {
          reference,
        },
      )
    : new DomainError(
        'ACCESS_LINK_USED',
        'This link was used already; each opens your case once. Use the link of a newer mail, or ask for a code.',
        { reference },
      );
}
