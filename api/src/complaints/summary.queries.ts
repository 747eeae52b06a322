import type { CaseFile, Summary } from '@desk/db';
import type { CaseLoaders } from '../cases/case.loaders.ts';

/** One version of what a complaint is about. */
export interface SummaryVersion extends Pick<Summary, 'seq' | 'text' | 'writtenAt' | 'author'> {
  isFromCustomer: boolean;
}

/**
 * Every version of the summary of a case, oldest first; the last one counts. Where nothing was read back, the first
 * version is what the customer wrote.
 */
export async function summariesOf(
  { complaints, contents }: Pick<CaseLoaders, 'complaints' | 'contents'>,
  caseFile: CaseFile,
): Promise<SummaryVersion[]> {
  const versions = (await contents.summaries.load(caseFile.id)).map(versionOf);
  if (versions[0]?.seq === 1) return versions;
  const { whatHappened: text } = await complaints.load(caseFile.id);
  return [{ seq: 1, text, writtenAt: caseFile.receivedAt, author: null, isFromCustomer: true }, ...versions];
}

function versionOf({ seq, text, writtenAt, author }: Summary): SummaryVersion {
  return { seq, text, writtenAt, author, isFromCustomer: author == null };
}
