import type { CaseStatusPartsFragment } from '../gql/graphql.ts';

/** The public status of a case: stages and dates, nothing personal. */
export type CaseStatus = CaseStatusPartsFragment;
export type Deadline = CaseStatus['deadlines'][number];
export type TimelineEntry = CaseStatus['timeline'][number];

/** The promise that comes due next; the server sends deadlines soonest first. Limits of the law are not promises. */
export function nextPromise(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines.find((deadline) => !deadline.isLimit);
}

/** What `next` tells that `known` did not: the entries numbered after the newest event that was known. */
export function newsSince(known: CaseStatus, next: CaseStatus): TimelineEntry[] {
  return next.timeline.filter((entry) => entry.seq > known.seq);
}
