import { CaseEvent, type CaseFile } from '@desk/db';
import { IsolationLevel } from '@mikro-orm/postgresql';
import type { StaffRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { admitRead } from '../reads/note-read.ts';
import { readContents, type CaseContents } from './case-contents.queries.ts';
import { CASES } from './case.policy.ts';
import { readCase } from './case.queries.ts';
import { contentsOf, type EventContents } from './event-contents.ts';
import { firstBroken, type BrokenEvent } from './history-check.ts';

/** One event of a case with the words that belong to it. */
export interface HistoryEntry {
  event: CaseEvent;
  contents: EventContents;
}

/** What came of walking a history. */
export interface HistoryCheck {
  reference: string;
  eventCount: number;
  firstBroken: BrokenEvent | null;
}

/**
 * Everything that happened to a case, oldest first, for staff.
 * @throws DomainError UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND
 */
export async function readHistory(
  context: OperationContext,
  typedReference: string,
): Promise<HistoryEntry[]> {
  const { caseFile, events, contents } = await readAll(context, typedReference, CASES.caseHistory);
  admitRead(context, { kind: 'HISTORY', caseFile });
  return events.map((event) => ({ event, contents: contentsOf(event, contents) }));
}

/**
 * Whether the history of a case is still the one that was written.
 * @throws DomainError UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND
 */
export async function verifyHistory(
  context: OperationContext,
  typedReference: string,
): Promise<HistoryCheck> {
  const { caseFile, events, contents } = await readAll(context, typedReference, CASES.verifyHistory);
  return {
    reference: caseFile.reference,
    eventCount: events.length,
    firstBroken: firstBroken(caseFile, events, contents),
  };
}

interface WholeCase {
  caseFile: CaseFile;
  events: CaseEvent[];
  contents: CaseContents;
}

// One snapshot: a change that commits between two reads would look like a forgery.
function readAll(context: OperationContext, typedReference: string, right: StaffRight): Promise<WholeCase> {
  return context.desk.orm.em.fork().transactional(
    async (em) => {
      const caseFile = await readCase({ em, viewers: context.viewers }, typedReference, right);
      const events = await em.find(CaseEvent, { caseFile }, { orderBy: { seq: 'asc' } });
      return { caseFile, events, contents: await readContents(em, caseFile) };
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  );
}
