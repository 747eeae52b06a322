import { anyStaff, complaintWriters } from '../access/rights.ts';

/** Who may do what with mail that came in. */
export const MAIL = {
  receivedMail: anyStaff,
  unmatchedMail: anyStaff,
  fileMail: complaintWriters,
  dismissMail: complaintWriters,
};
