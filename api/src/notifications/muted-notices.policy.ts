import type { AccessScope } from '@desk/db';

/** What a customer's device must be allowed to do with the case, to choose its mails. */
export const MUTED_NOTICES = { muteNotices: 'ACT' } satisfies Record<string, AccessScope>;
