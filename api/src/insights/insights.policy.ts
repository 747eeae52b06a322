import { anyStaff } from '../access/rights.ts';

/** Who may read our figures; those of `ourPerformance` are public. */
export const INSIGHTS = {
  insights: anyStaff,
  regulatoryCounts: anyStaff,
};
