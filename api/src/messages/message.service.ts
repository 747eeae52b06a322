import type { CaseFile } from '@desk/db';
import { changeCase, record } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { attachFiles } from '../files/attach-files.ts';
import { withFiles } from '../files/sealed-files.ts';
import type { SendMessageInput } from './message-action.input.ts';
import { writeMessage } from './write-message.ts';

/** Writes to the other side; nobody waits for anybody because of it. */
export function sendMessage(context: OperationContext, input: SendMessageInput): Promise<CaseFile> {
  return changeCase(context, 'sendMessage', input, async (change) => {
    const files = await attachFiles(context, change, input.files);
    const message = writeMessage(change, { kind: 'MESSAGE', text: input.text, dueOn: null });
    const data = { messageId: message.id, isFromCustomer: change.actor.kind === 'CUSTOMER' };
    record(change, { type: 'messageSent', data }, withFiles(message.content, files));
  });
}
