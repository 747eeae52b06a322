import type { CaseFile } from '@desk/db';
import { AccessKey } from '@desk/db';
import { requireReference } from '../cases/reference-argument.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { hashOfKey, KEY_LENGTH } from './access-key.ts';
import { grantAccess } from './customer-device.ts';
import { isSameHash } from './keyed-hash.ts';
import { readSpokenCode } from './spoken-code.ts';

/** Compared with where there is no key, so that the work is the same. */
const NO_HASH = '0'.repeat(64);

/**
 * Opens the case on this device by the key from a letter.
 * @throws DomainError REFERENCE_INVALID, BAD_USER_INPUT, RATE_LIMITED, ACCESS_KEY_WRONG whatever the reason
 */
export async function openCaseWithKey(
  context: OperationContext,
  input: { reference: string; key: string },
): Promise<CaseFile> {
  const reference = requireReference(input.reference);
  const key = readSpokenCode(input.key, KEY_LENGTH);
  if (key === null)
    throw badInput([{ path: 'key', message: 'A key has 16 letters and digits, in groups of four.' }]);
  const { desk, origin, em } = context;
  await desk.limits.take('accessCheckPerAddress', origin.address);
  // By the reference and not the case: a limit that only real cases have would tell which those are.
  await desk.limits.take('keyCheckPerCase', reference);
  const kept = await em.findOne(AccessKey, { caseFile: { reference } }, { populate: ['caseFile'] });
  const hash = hashOfKey(desk.secrets, kept?.caseFile.id ?? '', key);
  const isRight = isSameHash(hash, kept?.keyHash ?? NO_HASH);
  if (kept === null || !isRight) throw wrongKey();
  const caseFile = kept.caseFile.getEntity();
  const grant = { caseId: caseFile.id, scope: 'ACT', openedBy: 'KEY' } as const;
  const access = await em.transactional((inner) => grantAccess(context, inner, [grant]));
  access.keep();
  await desk.limits.giveBack('accessCheckPerAddress', origin.address);
  await desk.limits.giveBack('keyCheckPerCase', reference);
  return caseFile;
}

function wrongKey(): DomainError {
  return new DomainError(
    'ACCESS_KEY_WRONG',
    'This key does not open this case. Compare both with our newest letter: the key of an older letter no longer works.',
  );
}
