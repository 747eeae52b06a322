import { AccessCode, CaseFile, Contact } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../clock.ts';
import { requireReference } from '../cases/reference-argument.ts';
import type { Desk, OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { grantAccess } from './customer-device.ts';
import { isSameHash, keyedHash } from './keyed-hash.ts';
import type { Secrets } from './secrets.ts';
import { newSpokenCode, readSpokenCode } from './spoken-code.ts';

/** 40 random bits, of which nobody gets more than a handful of tries. */
const CODE_LENGTH = 8;
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Part of what is hashed: a code for anything else will not open a case. */
const PURPOSE = 'OPEN_CASE';
/** Compared with where there is no code, so that the work is the same. */
const NO_HASH = '0'.repeat(64);

/**
 * Has a code sent to the contact on file. The answer comes before anything is looked up: whether there is such a case,
 * and whether its customer gave an email address, shows in nothing.
 * @throws DomainError REFERENCE_INVALID, RATE_LIMITED
 */
export async function requestAccessCode(context: OperationContext, typedReference: string): Promise<void> {
  const reference = requireReference(typedReference);
  const { desk, origin } = context;
  await desk.limits.take('codeRequestPerAddress', origin.address);
  desk.errands.run('Sending a code', () => sendCode(desk, reference));
}

async function sendCode(desk: Desk, reference: string): Promise<void> {
  const em = desk.orm.em.fork();
  const contact = await em.findOne(Contact, { caseFile: { reference } });
  if (contact?.email == null) return;
  const { name, email } = contact;
  if (!(await mayBeMailed(desk, email))) return;
  const caseId = contact.caseFile.id;
  const code = newSpokenCode(CODE_LENGTH);
  await em.upsert(AccessCode, {
    caseFile: caseId,
    codeHash: hashOfCode(desk.secrets, caseId, code),
    triesLeft: CODE_TRIES,
    expiresAt: dateOf(desk.clock.now().add({ minutes: CODE_MINUTES })),
  });
  await desk.sendAccessCode({ to: { name, email }, reference, code, validMinutes: CODE_MINUTES });
}

/** Nobody's mailbox is filled by strangers who know a reference number. */
async function mayBeMailed({ limits, secrets }: Desk, email: string): Promise<boolean> {
  const contact = keyedHash(secrets, 'contact', email.toLowerCase());
  if ((await limits.secondsToWait('codeMailPerContact', contact)) !== null) return false;
  return (await limits.secondsToWait('codeMailPerContactADay', contact)) === null;
}

/**
 * Opens the case on this device by a code from the mail: single use, ten minutes, five tries.
 * @throws DomainError REFERENCE_INVALID, BAD_USER_INPUT, RATE_LIMITED, ACCESS_CODE_WRONG whatever the reason
 */
export async function openCaseWithCode(
  context: OperationContext,
  input: { reference: string; code: string },
): Promise<CaseFile> {
  const reference = requireReference(input.reference);
  const code = readSpokenCode(input.code, CODE_LENGTH);
  if (code === null)
    throw badInput([{ path: 'code', message: 'A code has 8 letters and digits, such as 7K3M-92QX.' }]);
  const { desk, origin, em } = context;
  await desk.limits.take('accessCheckPerAddress', origin.address);
  const found = await takeTry(context, reference);
  const hash = hashOfCode(desk.secrets, found?.caseId ?? '', code);
  const isRight = isSameHash(hash, found?.codeHash ?? NO_HASH);
  if (found === null || !isRight) throw wrongCode();
  const { caseId } = found;
  const access = await em.transactional(async (inner) => {
    // Of two devices that send the right code at once, one opens the case.
    if ((await inner.nativeDelete(AccessCode, { caseFile: caseId, codeHash: hash })) === 0) throw wrongCode();
    return grantAccess(context, inner, [{ caseId, scope: 'ACT', openedBy: 'CODE' }]);
  });
  access.keep();
  await desk.limits.giveBack('accessCheckPerAddress', origin.address);
  return em.findOneOrFail(CaseFile, { id: caseId });
}

/** Counts the try in the same statement that reads the hash: guesses side by side get no more than there are. */
async function takeTry(
  { em, now }: OperationContext,
  reference: string,
): Promise<{ caseId: string; codeHash: string } | null> {
  const [row] = await em.execute<{ caseId: string; codeHash: string }[]>(
    `update access_code set tries_left = tries_left - 1 from case_file
      where case_file.id = access_code.case_id and case_file.reference = ? and tries_left > 0 and expires_at > ?
      returning case_id as "caseId", code_hash as "codeHash"`,
    [reference, dateOf(now)],
  );
  return row ?? null;
}

/** Forgets the code of the case, if one is valid. */
export async function forgetCode(em: SqlEntityManager, caseId: string): Promise<void> {
  await em.nativeDelete(AccessCode, { caseFile: caseId });
}

function hashOfCode(secrets: Secrets, caseId: string, code: string): string {
  return keyedHash(secrets, 'access-code', PURPOSE, caseId, code);
}

function wrongCode(): DomainError {
  return new DomainError(
    'ACCESS_CODE_WRONG',
    `This code is not right, or no longer valid: a code works for ${CODE_MINUTES} minutes, ${CODE_TRIES} tries and once. Check the newest mail, or ask for a new code.`,
  );
}
