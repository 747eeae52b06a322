import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';

type Answer = Promise<ExecutionResult> | ExecutionResult;

/**
 * Runs subscriptions, and executes one operation once for each value that is pushed, however many of one audience are
 * told of it. Answers go with the value; nothing is kept longer.
 */
export class SharedSubscriptions<Operation extends ExecutionArgs> {
  readonly #audienceOf: (operation: Operation) => string;
  readonly #execute: (operation: Operation, value: unknown) => Answer;
  readonly #answers = new WeakMap<object, Map<DocumentNode, Map<string, Answer>>>();

  /**
   * @param audienceOf names those who may read the same of a value; nobody else gets their answer
   * @param execute says what an operation tells of a value
   */
  constructor(
    audienceOf: (operation: Operation) => string,
    execute: (operation: Operation, value: unknown) => Answer,
  ) {
    this.#audienceOf = audienceOf;
    this.#execute = execute;
  }

  /** Like `subscribe` of graphql. Documents are compared by identity: whoever parses anew shares nothing. */
  async subscribe(operation: Operation): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const source = await createSourceEventStream(operation);
    if (!(Symbol.asyncIterator in source)) return source;
    const audience = this.#audienceOf(operation);
    // By the operation's own variables too, since they may leave fields out.
    const asked = JSON.stringify([audience, operation.operationName, operation.variableValues]);
    return mapped(source[Symbol.asyncIterator](), (value) => this.#answer(operation, asked, value));
  }

  #answer(operation: Operation, asked: string, value: unknown): Answer {
    const answer = (): Answer => this.#execute(operation, value);
    if (typeof value !== 'object' || value === null) return answer();
    const byDocument = kept(this.#answers, value, () => new Map<DocumentNode, Map<string, Answer>>());
    const byQuestion = kept(byDocument, operation.document, () => new Map<string, Answer>());
    return kept(byQuestion, asked, answer);
  }
}

/** What the map has for the key, made when it has nothing. */
function kept<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Not an async generator: a generator cannot be ended while it waits for its source. */
function mapped<From, To>(
  source: AsyncIterator<From, unknown, unknown>,
  map: (value: From) => Promise<To> | To,
): AsyncIterableIterator<To> {
  const onward = async (result: IteratorResult<From, unknown>): Promise<IteratorResult<To>> =>
    result.done === true ? { done: true, value: undefined } : { done: false, value: await map(result.value) };
  return {
    next: async () => onward(await source.next()),
    return: async () => {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
