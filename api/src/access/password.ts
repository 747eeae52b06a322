import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hashWith = promisify(argon2);

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** Hashes a password with argon2id; the result is a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await hashWith('argon2id', { message: password, nonce: salt, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether the password is the one that was hashed; takes the same time whether or not it is. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const [, , , cost, salt, tag] = phc.split('$');
  if (cost === undefined || salt === undefined || tag === undefined) return false;
  const [memory, passes, parallelism] = cost.split(',').map((part) => Number(part.slice(2)));
  if (memory === undefined || passes === undefined || parallelism === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const actual = await hashWith('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
