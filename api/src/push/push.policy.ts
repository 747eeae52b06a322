import type { AccessScope } from '@desk/db';

/** What a customer's device must be allowed to do with the case, to be told of its news. */
export const PUSH = {
  subscribeToPush: 'READ',
  unsubscribeFromPush: 'READ',
} satisfies Record<string, AccessScope>;
