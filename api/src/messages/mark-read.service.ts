import type { CaseFile } from '@desk/db';
import { hasScope } from '../access/own-case.ts';
import { sharedViewer } from '../cases/case.policy.ts';
import { readCase, readCustomerCase } from '../cases/case.queries.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import type { MarkReadInput } from './message-action.input.ts';
import { MESSAGES } from './message.policy.ts';
import { readerOf } from './unread.queries.ts';

/**
 * Moves the viewer's mark forwards, to say that the messages up to an event were read; an earlier one changes nothing.
 * Reading is no event of the case, so its history and its watchers know nothing of it.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND, BAD_USER_INPUT
 */
export async function markRead(
  context: OperationContext,
  { reference, upToSeq }: MarkReadInput,
): Promise<{ case: CaseFile; upToSeq: number }> {
  const caseFile = await readAsReader(context, reference);
  if (upToSeq > caseFile.lastSeq) {
    const message = `The newest event of the case is ${caseFile.lastSeq}.`;
    throw badInput([{ path: 'upToSeq', message }]);
  }
  const [mark] = await context.em.execute<{ upToSeq: number }[]>(
    `insert into read_mark as mark (case_id, reader, up_to_seq, marked_at) values (?, ?, ?, ?)
     on conflict (case_id, reader) do update
        set up_to_seq = greatest(mark.up_to_seq, excluded.up_to_seq), marked_at = excluded.marked_at
     returning up_to_seq as "upToSeq"`,
    [caseFile.id, readerOf(sharedViewer(context.viewers)), upToSeq, new Date(context.now.epochMilliseconds)],
  );
  return { case: caseFile, upToSeq: mark?.upToSeq ?? upToSeq };
}

/** All devices of a customer share one mark, so that one which may only look must not move it. */
async function readAsReader(context: OperationContext, reference: string): Promise<CaseFile> {
  const viewer = sharedViewer(context.viewers);
  if (viewer.kind === 'STAFF') return readCase(context, reference, MESSAGES.markRead.staff);
  const caseFile = await readCustomerCase(context, reference);
  if (hasScope(context, caseFile, MESSAGES.markRead.customer)) return caseFile;
  throw new DomainError('FORBIDDEN', 'This device may look at the case, and nothing else.');
}
