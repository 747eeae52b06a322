import { DomainError } from '../errors.ts';
import type { Viewer } from './viewer.ts';

/** Before any mutation: a token that may only read changes nothing. @throws DomainError FORBIDDEN */
export function refuseReadOnly(staff: Viewer): void {
  if (staff.kind !== 'STAFF' || staff.isReadOnly !== true) return;
  throw new DomainError('FORBIDDEN', 'This access token may only read: make one with the scope ACT.');
}
