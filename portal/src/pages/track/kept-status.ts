import { CaseStatusDocument } from '../../gql/graphql.ts';
import type { CaseStatus } from '../../procedure/case-status.ts';
import { keepAnswer, lastAnswer } from '../../server/last-answer.ts';

const storageKey = 'last-status';

/** Keeps the public status of the complaint that was looked at last; it holds nothing personal. */
export function keepStatus(status: CaseStatus): void {
  keepAnswer(storageKey, CaseStatusDocument, { caseStatus: status });
}

/** The status kept for a reference number, and when it was read; null when another one is kept, or none. */
export function keptStatus(reference: string): { status: CaseStatus; at: string } | null {
  const kept = lastAnswer(storageKey, CaseStatusDocument);
  const status = kept?.data.caseStatus;
  return kept && status?.reference === reference ? { status, at: kept.at } : null;
}

/** Removes the kept status from this device. */
export function forgetStatus(): void {
  localStorage.removeItem(storageKey);
}
