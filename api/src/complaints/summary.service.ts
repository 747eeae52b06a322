import { Complaint, Summary, type CaseFile } from '@desk/db';
import { changeCase, record, type CaseChange } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import type { CorrectSummaryInput } from './summary.input.ts';
import { writeSummary } from './write-summary.ts';

/**
 * Puts the summary right as its customer says, until we have answered: a new version, beside those before. What was
 * told at first stays as it was, whichever way it came.
 */
export function correctSummary(context: OperationContext, input: CorrectSummaryInput): Promise<CaseFile> {
  return changeCase(context, 'correctSummary', input, async (change) => {
    if (input.text.trim() === (await currentText(change))) {
      throw badInput([{ path: 'text', message: 'The summary says this already.' }]);
    }
    const summary = writeSummary(change, input.text);
    record(change, { type: 'summaryCorrected', data: { summaryId: summary.id } }, summary);
  });
}

async function currentText({ em, caseFile }: CaseChange): Promise<string> {
  const newest = await em.findOne(Summary, { caseFile }, { orderBy: { seq: 'desc' } });
  return newest?.text ?? (await em.findOneOrFail(Complaint, { caseFile })).whatHappened;
}
