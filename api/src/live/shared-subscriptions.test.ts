import { buildSchema, execute, parse, type ExecutionArgs } from 'graphql';
import { describe, expect, it } from 'vitest';
import { SharedSubscriptions } from './shared-subscriptions.ts';

const schema = buildSchema(
  'type Query { stage: String } type Subscription { status: Status } type Status { stage: String, seq: Int }',
);
const text = 'subscription ($isShort: Boolean!) { status { stage seq @skip(if: $isShort) } }';
const document = parse(text);

/** A pushed status that counts how often its stage is read. */
function countedStatus(): { reads: number; status: { stage: () => string; seq: number } } {
  const pushed = { reads: 0, status: { stage: () => `REVIEW ${++pushed.reads}`, seq: 4 } };
  return pushed;
}

describe('SharedSubscriptions', () => {
  const shared = new SharedSubscriptions<ExecutionArgs>(
    ({ contextValue }) => contextValue as string,
    (operation, rootValue) => execute({ ...operation, rootValue }),
  );

  async function told(
    pushed: object,
    isShort = false,
    by = document,
    audience = 'customer',
  ): Promise<unknown> {
    const stream = await shared.subscribe({
      schema,
      document: by,
      contextValue: audience,
      variableValues: { isShort },
      subscribeFieldResolver: async function* () {
        yield await Promise.resolve(pushed);
      },
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error('The subscription was refused.');
    const { value } = (await stream.next()) as IteratorYieldResult<unknown>;
    await stream.return?.();
    return value;
  }

  it('executes once for everybody who is told of a value by the same operation', async () => {
    const pushed = countedStatus();
    const answer = { data: { status: { stage: 'REVIEW 1', seq: 4 } } };
    expect(await Promise.all([told(pushed), told(pushed), told(pushed)])).toEqual([answer, answer, answer]);
    expect(pushed.reads).toBe(1);
  });

  it('shares no answer with another value, other variables, another operation or another audience', async () => {
    const pushed = countedStatus();
    expect(await told(pushed)).toEqual({ data: { status: { stage: 'REVIEW 1', seq: 4 } } });
    expect(await told(pushed, true)).toEqual({ data: { status: { stage: 'REVIEW 2' } } });
    expect(await told(pushed, false, parse('subscription { status { seq } }'))).toEqual({
      data: { status: { seq: 4 } },
    });
    expect(await told(pushed, false, document, 'staff')).toEqual({
      data: { status: { stage: 'REVIEW 3', seq: 4 } },
    });
    expect(await told(countedStatus())).toEqual({ data: { status: { stage: 'REVIEW 1', seq: 4 } } });
  });
});
