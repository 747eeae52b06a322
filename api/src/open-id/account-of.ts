import { Staff, type StaffRole } from '@desk/db';
import { UniqueConstraintViolationException, type SqlEntityManager } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { endAccess } from '../accounts/account.service.ts';
import { DomainError } from '../errors.ts';
import type { Claims } from './provider.ts';

/** Who vouches for whom, and as what. */
export interface VouchedFor {
  issuer: string;
  claims: Claims;
  /** Null: the provider gives this person no role. */
  role: StaffRole | null;
}

const Person = v.object({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(320)),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
});

/**
 * The account that belongs to issuer and subject, with the role and name as the provider says them now; made at the
 * first sign-in. An email address links nothing, since it may pass from one person to another.
 * @throws DomainError FORBIDDEN without a role (whatever the account had open ends), for a deactivated account, or
 * when the address of a new person has an account already
 */
export async function accountOf(em: SqlEntityManager, vouched: VouchedFor): Promise<Staff> {
  const { issuer, claims, role } = vouched;
  const known = await em.findOne(Staff, { oidcIssuer: issuer, oidcSubject: claims.sub });
  if (role === null) {
    if (known !== null) await em.transactional((inner) => endAccess(inner, known.id));
    throw refusal('Your company account gives you no role at the complaints desk. Ask whoever manages it.');
  }
  if (known === null) return newAccount(em, { issuer, claims, role });
  if (!known.isActive) throw refusal('Your account was deactivated. Ask whoever runs the desk.');
  known.role = role;
  const name = v.safeParse(Person.entries.name, claims['name']);
  if (name.success) known.name = name.output;
  await em.flush();
  return known;
}

async function newAccount(
  em: SqlEntityManager,
  { issuer, claims, role }: VouchedFor & { role: StaffRole },
): Promise<Staff> {
  const person = v.safeParse(Person, claims);
  if (!person.success)
    throw refusal('Your company account must tell the desk your name and your email address.');
  const { email, name } = person.output;
  const staff = em.create(Staff, { email, name, role, oidcIssuer: issuer, oidcSubject: claims.sub });
  try {
    await em.flush();
    return staff;
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  }
  // Two tabs that sign in for the first time, or an account that somebody else made with this address.
  const made = await em.fork().findOne(Staff, { oidcIssuer: issuer, oidcSubject: claims.sub });
  if (made !== null) return made;
  throw refusal(
    `There is an account with ${email} already. Whoever runs the desk links it: npm run staff -- link ${email} ${claims.sub}`,
  );
}

function refusal(message: string): DomainError {
  return new DomainError('FORBIDDEN', message);
}
