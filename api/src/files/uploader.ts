import type { StoredFile } from '@desk/db';
import { requireRight } from '../access/rights.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import type { OperationContext } from '../context.ts';
import { FILES } from './file.policy.ts';

/** Who sent a file: a customer's device, or a member of staff. Only they may use it. */
export type Uploader = { deviceHash: string } | { staffId: string };

/** Who is behind a request, if they can have sent files before. */
export function knownUploader(context: OperationContext): Uploader | null {
  const { staff } = context.viewers;
  return staff.kind === 'STAFF' ? { staffId: staff.id } : deviceOf(context);
}

/** The customer's device behind a request, whether it may open a case already or not. */
export function deviceOf({ viewers: { customer }, cookies }: OperationContext): Uploader | null {
  if (customer.kind === 'CUSTOMER') return { deviceHash: customer.deviceHash };
  const token = cookies?.device.get();
  return token === undefined ? null : { deviceHash: hashToken(token) };
}

/**
 * Whoever sends a file now. A device without a cookie gets one: it is about to complain.
 * @throws DomainError FORBIDDEN for auditors and for read-only tokens, which change nothing
 */
export function uploaderOf(context: OperationContext): Uploader {
  const { staff } = context.viewers;
  if (staff.kind === 'STAFF') requireRight(staff, FILES.addFile);
  const known = knownUploader(context);
  if (known !== null) return known;
  const token = newToken();
  context.cookies?.device.set(token);
  return { deviceHash: hashToken(token) };
}

/** Whether this file was sent by them. */
export function isTheirs(file: Pick<StoredFile, 'deviceHash' | 'staff'>, uploader: Uploader): boolean {
  if ('staffId' in uploader) return file.staff?.id === uploader.staffId;
  return file.deviceHash === uploader.deviceHash;
}
