import { anyStaff, inPerson } from '../access/rights.ts';

/** Who may do what with accounts; everybody with their own only. */
export const ACCOUNTS = {
  accessTokens: anyStaff,
  staffSessions: anyStaff,
  beginTotp: inPerson,
  changePassword: inPerson,
  confirmTotp: inPerson,
  createAccessToken: inPerson,
  revokeAccessToken: inPerson,
  revokeSession: inPerson,
};
