import type { ExecutionResult } from 'graphql';

/**
 * Tells answers to subscriptions in the words of graphql-ws. What many are told is written once; only the id, which
 * each client chooses, comes before it.
 */
export class SharedTexts {
  readonly #endings = new WeakMap<ExecutionResult, Buffer>();

  /**
   * Sends each answer as it comes, and none before the last one has left.
   * @returns a stream of what is left to tell: answers with errors, which are not everybody's to read
   */
  tell(
    stream: AsyncIterable<ExecutionResult>,
    id: string,
    send: (text: Buffer) => Promise<void>,
  ): AsyncIterableIterator<ExecutionResult> {
    const answers = stream[Symbol.asyncIterator]();
    const beginning = Buffer.from(`{"id":${JSON.stringify(id)}`);
    return {
      next: async () => {
        for (;;) {
          const answer = await answers.next();
          if (answer.done === true || answer.value.errors !== undefined) return answer;
          await send(Buffer.concat([beginning, this.#endingOf(answer.value)]));
        }
      },
      return: async () => {
        await answers.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #endingOf(answer: ExecutionResult): Buffer {
    const known = this.#endings.get(answer);
    if (known !== undefined) return known;
    const made = Buffer.from(`,"type":"next","payload":${JSON.stringify(answer)}}`);
    this.#endings.set(answer, made);
    return made;
  }
}
