import { nextTick, shallowRef } from 'vue';
import { newKey } from '../complaint/idempotency-key.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { ask } from '../server/ask.ts';
import type { Rejection } from '../server/rejection.ts';

/** What every action of a customer has beside its own words. */
interface ActionInput {
  reference: string;
  idempotencyKey?: unknown;
}

/**
 * One of the customer's actions. Sent again with the same words, such as after a line that broke, it happens once.
 * @param done runs after it happened
 */
export function useCaseAction<Input extends ActionInput>(
  operation: TypedDocumentString<unknown, { input: Input }>,
  reference: string,
  done: () => Promise<void>,
) {
  const isSending = shallowRef(false);
  const rejection = shallowRef<Rejection | null>(null);
  let key = newKey();
  let words = '';

  /** @returns whether it happened */
  async function send(says: Omit<Input, 'reference' | 'idempotencyKey'>): Promise<boolean> {
    const now = JSON.stringify(says);
    if (now !== words) key = newKey();
    words = now;
    const focused = document.activeElement;
    isSending.value = true;
    const input = { ...says, reference, idempotencyKey: key } as unknown as Input;
    const answer = await ask(operation, { input });
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) {
      words = '';
      await done();
    }
    isSending.value = false;
    await nextTick();
    giveBackFocus(focused);
    return answer.ok;
  }

  return { isSending, rejection, send };
}

/**
 * Whoever works without a mouse goes on where they were: a button that was switched off while it sent has lost the
 * focus. Where what was done took the button away, the heading says how things stand now.
 */
function giveBackFocus(focused: Element | null): void {
  if (document.activeElement !== document.body || focused === document.body) return;
  const place = focused?.isConnected ? focused : document.getElementById('page-heading');
  if (place instanceof HTMLElement) place.focus();
}
