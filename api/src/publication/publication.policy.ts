import { anyStaff } from '../access/rights.ts';

/** Who may try the procedure out; the procedure itself is public. */
export const PUBLICATION = {
  previewDeadlines: anyStaff,
};
