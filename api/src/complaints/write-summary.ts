import { Summary } from '@desk/db';
import { v7 } from 'uuid';
import { staffActor, type CaseChange } from '../cases/change-case.ts';

/**
 * Stores a version of the summary that belongs to the next event of the change.
 * @returns what the event has to seal
 */
export function writeSummary(change: CaseChange, words: string): { id: string; text: string } {
  const { em, caseFile, state, at, actor } = change;
  const sealed = { id: v7(), text: words.trim() };
  em.create(Summary, {
    ...sealed,
    caseFile,
    seq: state.seq + 1,
    author: actor.kind === 'STAFF' ? staffActor(change) : null,
    writtenAt: new Date(at),
  });
  return sealed;
}
