import { Message, type MessageKind, Staff } from '@desk/db';
import { v7 } from 'uuid';
import type { CaseChange } from '../cases/change-case.ts';

/** Words to the customer, before they are sent. */
export interface MessageDraft {
  kind: MessageKind;
  text: string;
  /** A question: by when an answer helps, YYYY-MM-DD. */
  dueOn: string | null;
}

/**
 * Stores a message that belongs to the next event of the change.
 * @returns its id, and the content that the event has to seal
 */
export function writeMessage(change: CaseChange, draft: MessageDraft): { id: string; content: object } {
  const { em, caseFile, state, actor, at } = change;
  const id = v7();
  const text = draft.text.trim();
  const isFromCustomer = actor.kind === 'CUSTOMER';
  em.create(Message, {
    id,
    caseFile,
    seq: state.seq + 1,
    kind: draft.kind,
    author: actor.id === null ? null : em.getReference(Staff, actor.id, { wrapped: true }),
    isFromCustomer,
    text,
    dueOn: draft.dueOn,
    sentAt: new Date(at),
  });
  return { id, content: { id, kind: draft.kind, isFromCustomer, text, dueOn: draft.dueOn } };
}
