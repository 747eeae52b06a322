import type { AccessScope } from '@desk/db';

/** What a customer's device must be allowed to do with the case, to share it or to sign out. */
export const DEVICES = {
  createReadLink: 'ACT',
  leaveCase: 'READ',
  signOutDevice: 'READ',
  signOutOtherDevice: 'ACT',
  signOutEverywhere: 'ACT',
} satisfies Record<string, AccessScope>;
