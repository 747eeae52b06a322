import type { AccessScope } from '@desk/db';
import { managers, saying, type StaffRight } from '../access/rights.ts';

/** What a customer's device must be allowed to do with the case, to take its data along. */
export const PERSONAL_DATA = { exportMyData: 'ACT' } satisfies Record<string, AccessScope>;

/** Directors alone: what is erased never comes back. */
const erasers: StaffRight = {
  holds: ({ role }) => role === 'DIRECTOR',
  refusal: 'Personal data is erased by a director.',
};
const keepers = saying(managers, 'Whether personal data may be used is for a manager to decide.');

/** Who of us decides what becomes of the personal data of a case. */
export const DATA_PROTECTION = {
  eraseCase: erasers,
  restrictCase: keepers,
  liftRestriction: keepers,
};
