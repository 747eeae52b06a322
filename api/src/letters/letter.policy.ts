import { anyStaff, complaintWriters } from '../access/rights.ts';

/** Who may do what with letters. */
export const LETTERS = {
  letters: anyStaff,
  letterPdf: anyStaff,
  markPosted: complaintWriters,
};
