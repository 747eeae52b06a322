import { anyStaff } from '../access/rights.ts';

/** Who may do what with alerts; everybody meets their own only. */
export const ALERTS = {
  alerts: anyStaff,
  dismissAlert: anyStaff,
};
