import { type CaseFile, Evidence } from '@desk/db';
import { v7 } from 'uuid';
import { changeCase, record, staffActor } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { attachFiles } from '../files/attach-files.ts';
import { withFiles } from '../files/sealed-files.ts';
import type { RecordEvidenceInput } from './evidence.input.ts';

/** Records what the investigation found (procedure: "gather evidence, interview relevant parties, review records"). */
export function recordEvidence(context: OperationContext, input: RecordEvidenceInput): Promise<CaseFile> {
  return changeCase(context, 'recordEvidence', input, async (change) => {
    const files = await attachFiles(context, change, input.files);
    const { em, caseFile, state, at } = change;
    const { kind, isShared } = input;
    const evidence = { id: v7(), kind, title: input.title.trim(), text: input.text.trim(), isShared };
    em.create(Evidence, {
      ...evidence,
      caseFile,
      seq: state.seq + 1,
      recordedBy: staffActor(change),
      recordedAt: new Date(at),
    });
    const type = isShared ? 'evidenceShared' : 'evidenceRecorded';
    record(change, { type, data: { evidenceId: evidence.id, kind } }, withFiles(evidence, files));
  });
}
