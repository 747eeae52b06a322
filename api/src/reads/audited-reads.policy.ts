import { auditors, saying } from '../access/rights.ts';

/** Who may learn what staff read. */
export const AUDITED_READS = {
  auditedReads: saying(auditors, 'What staff read is for auditors.'),
};
