import { complaintWriters, saying, type StaffRight } from '../access/rights.ts';

const writesWithAnyToken: StaffRight = {
  ...saying(complaintWriters, 'Auditors, and tokens that may only read, add no files.'),
  holds: (viewer) => complaintWriters.holds(viewer) && viewer.isReadOnly !== true,
};

/** Who of the staff may add files; a customer's device may, before it has a case. */
export const FILES = {
  addFile: writesWithAnyToken,
};
