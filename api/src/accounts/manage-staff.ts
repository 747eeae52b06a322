import { RecoveryCode, Staff, STAFF_ROLES, type StaffRole } from '@desk/db';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { endAccess, newPasswordLink } from './account.service.ts';

export const USAGE = `npm run staff -- add --name "Amira Hassan" --email amira@example.com --role handler
npm run staff -- list
npm run staff -- reset amira@example.com        a new password link; no second factor, no session, no token
npm run staff -- deactivate amira@example.com   may no longer sign in; history keeps the name
npm run staff -- activate amira@example.com
npm run staff -- link amira@example.com SUBJECT  signs in with the company account that has this subject`;

/** What cannot be done, in a sentence for whoever typed it. */
export class StaffCommandError extends Error {}

const Person = v.object({
  name: v.pipe(v.string('--name is missing'), v.trim(), v.nonEmpty('--name is empty'), v.maxLength(200)),
  email: v.pipe(v.string('--email is missing'), v.trim(), v.toLowerCase(), v.email('--email is no address')),
  role: v.pipe(
    v.string('--role is missing'),
    v.toUpperCase(),
    v.picklist(STAFF_ROLES, `--role must be one of ${STAFF_ROLES.join(', ').toLowerCase()}`),
  ),
});

/** The parts that a command works with. */
export interface Place {
  orm: MikroORM;
  now: Temporal.Instant;
  /** The address of the desk, for links. */
  site: string;
  /** Who vouches for staff by OpenID Connect, if anybody does. */
  issuer: string | undefined;
}

/** Does what the words of a command line say. @returns what to print @throws StaffCommandError */
export async function manageStaff(
  { orm, now, site, issuer }: Place,
  [command, ...words]: string[],
  options: Record<string, unknown>,
): Promise<string> {
  const em = orm.em.fork();
  const link = async (staff: Staff) =>
    `${staff.name} sets a password, within three days and once, at\n${site}/staff/password#${await newPasswordLink(em, staff.id, now)}`;
  switch (command) {
    case 'add':
      return link(await add(em, options));
    case 'list':
      return list(em);
    case 'reset': {
      const staff = await find(em, words);
      await reset(em, staff);
      return link(staff);
    }
    case 'deactivate':
      return setActive(em, await find(em, words), false);
    case 'link':
      return linkAccount(em, issuer, words);
    case 'activate':
      return setActive(em, await find(em, words), true);
    default:
      throw new StaffCommandError(USAGE);
  }
}

async function add(em: SqlEntityManager, options: Record<string, unknown>): Promise<Staff> {
  // Named one by one: what is left out then has a sentence of its own.
  const parsed = v.safeParse(Person, { name: options.name, email: options.email, role: options.role });
  if (!parsed.success)
    throw new StaffCommandError(`${parsed.issues.map(({ message }) => message).join('; ')}.`);
  const { name, email, role } = parsed.output;
  if ((await em.count(Staff, { email })) > 0)
    throw new StaffCommandError(`There is an account with ${email}: reset or activate it.`);
  const staff = em.create(Staff, { name, email, role: role satisfies StaffRole });
  await em.flush();
  return staff;
}

async function list(em: SqlEntityManager): Promise<string> {
  const everybody = await em.find(Staff, {}, { orderBy: { name: 'asc' } });
  const lines = everybody.map(({ email, name, role, isActive, isTotpOn }) =>
    [
      email,
      name,
      role.toLowerCase(),
      isActive ? 'active' : 'deactivated',
      isTotpOn ? 'second factor' : '',
    ].join('\t'),
  );
  return lines.length === 0 ? 'Nobody yet: add the first.' : lines.map((line) => line.trimEnd()).join('\n');
}

async function reset(em: SqlEntityManager, staff: Staff): Promise<void> {
  await em.transactional(async (inner) => {
    const nothing = { passwordHash: null, totpSecret: null, isTotpOn: false };
    await inner.nativeUpdate(Staff, { id: staff.id }, nothing);
    await inner.nativeDelete(RecoveryCode, { staff: staff.id });
    await endAccess(inner, staff.id);
  });
}

async function setActive(em: SqlEntityManager, staff: Staff, isActive: boolean): Promise<string> {
  await em.transactional(async (inner) => {
    await inner.nativeUpdate(Staff, { id: staff.id }, { isActive });
    if (!isActive) await endAccess(inner, staff.id);
  });
  return `${staff.name} may ${isActive ? 'sign in' : 'no longer sign in'}.`;
}

async function linkAccount(
  em: SqlEntityManager,
  issuer: string | undefined,
  [email, subject]: string[],
): Promise<string> {
  if (issuer === undefined) throw new StaffCommandError('OIDC_ISSUER is not set.');
  if (subject === undefined) throw new StaffCommandError(USAGE);
  const staff = await find(em, [email ?? '']);
  if ((await em.count(Staff, { oidcIssuer: issuer, oidcSubject: subject, id: { $ne: staff.id } })) > 0)
    throw new StaffCommandError('Another account has this subject.');
  await em.nativeUpdate(Staff, { id: staff.id }, { oidcIssuer: issuer, oidcSubject: subject });
  return `${staff.name} signs in with the company account ${subject}.`;
}

async function find(em: SqlEntityManager, [email = '']: string[]): Promise<Staff> {
  const staff = await em.findOne(Staff, { email: email.trim().toLowerCase() });
  if (staff === null) throw new StaffCommandError(`There is no account with the email address “${email}”.`);
  return staff;
}
