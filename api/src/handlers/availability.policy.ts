import { anyStaff, managers, saying } from '../access/rights.ts';

/** Who may learn and say who is there. */
export const AVAILABILITY = {
  staff: anyStaff,
  setAvailability: anyStaff,
  setAvailabilityOfOthers: saying(managers, 'Only managers say when somebody else is away.'),
};
