import { complaintWriters, saying } from '../access/rights.ts';

/** Who may write down a complaint that was told to us; anybody may submit one. */
export const COMPLAINTS = {
  recordComplaint: saying(complaintWriters, 'Auditors read; a handler or manager writes complaints down.'),
};
