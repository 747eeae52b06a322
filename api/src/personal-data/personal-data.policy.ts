import type { AccessScope } from '@desk/db';

/** What a customer's device must be allowed to do with the case, to take its data along. */
export const PERSONAL_DATA = { exportMyData: 'ACT' } satisfies Record<string, AccessScope>;
