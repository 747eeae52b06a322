import type { CaseFile } from '@desk/db';
import { stateOf } from '../cases/case-projection.ts';
import { provideInformation } from '../cases/progress.service.ts';
import type { OperationContext } from '../context.ts';
import { sendMessage } from '../messages/message.service.ts';
import { obstacle } from '../procedure/stages.ts';

/**
 * What the customer writes by mail: the answer while we wait for one, a message else.
 * @param context of the customer, with the right to act on the case
 * @param caseFile its row is locked
 * @throws DomainError ACTION_NOT_POSSIBLE when the case takes neither
 */
export async function answerByMail(
  context: OperationContext,
  caseFile: CaseFile,
  text: string,
  files: string[],
): Promise<void> {
  const isAwaited = obstacle(stateOf(caseFile), 'provideInformation') === null;
  const write = isAwaited ? provideInformation : sendMessage;
  await write(context, { reference: caseFile.reference, text, files });
}
