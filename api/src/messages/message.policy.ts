import { anyStaff } from '../access/rights.ts';

/** Who may move the mark of what was read. Who may write is said with the actions of a case. */
export const MESSAGES = {
  markRead: { staff: anyStaff, customer: 'ACT' },
} as const;
