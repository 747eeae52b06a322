import { shallowRef } from 'vue';
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
  document: TypedDocumentString<unknown, { input: Input }>,
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
    isSending.value = true;
    const input = { ...says, reference, idempotencyKey: key } as unknown as Input;
    const answer = await ask(document, { input });
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) {
      words = '';
      await done();
    }
    isSending.value = false;
    return answer.ok;
  }

  /** The server's sentence about one input, if it has one. */
  function problemOf(path: string): string | undefined {
    if (rejection.value?.kind !== 'refused') return undefined;
    return rejection.value.fields.find((field) => field.path === path)?.message;
  }

  return { isSending, rejection, send, problemOf };
}
