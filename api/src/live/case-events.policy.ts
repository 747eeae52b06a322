import { anyStaff } from '../access/rights.ts';

/** Who may watch a case with its words. A script may not: it has no session whose end would end the stream. */
export const CASE_EVENTS = {
  caseEvents: { staff: anyStaff, customer: 'READ' },
} as const;
