import { GraphQLError, type ExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import { SharedTexts } from './shared-texts.ts';

/** A stream of these answers. */
async function* streamOf(...answers: ExecutionResult[]): AsyncGenerator<ExecutionResult> {
  for (const answer of answers) yield await Promise.resolve(answer);
}

describe('SharedTexts', () => {
  const texts = new SharedTexts();

  it('writes an answer once, and tells it to each client under its own id', async () => {
    let writings = 0;
    const answer = { data: { stage: { toJSON: () => `REVIEW’${++writings}` } } };
    const sent: unknown[] = [];
    for (const id of ['1', 'a "quoted" id']) {
      const left = texts.tell(streamOf(answer), id, (text) => {
        sent.push(JSON.parse(text.toString()));
        return Promise.resolve();
      });
      expect(await left.next()).toMatchObject({ done: true });
    }
    const payload = { data: { stage: 'REVIEW’1' } };
    expect(sent).toEqual([
      { id: '1', type: 'next', payload },
      { id: 'a "quoted" id', type: 'next', payload },
    ]);
  });

  it('tells no answer with errors, which holds what is not everybody’s to read', async () => {
    const failed = { errors: [new GraphQLError('The database is away.')], data: null };
    const left = texts.tell(streamOf(failed), '1', () => Promise.reject(new Error('It was sent.')));
    expect(await left.next()).toEqual({ done: false, value: failed });
  });

  it('takes the next answer only when the last one has left', async () => {
    const leaving = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    const sent: string[] = [];
    const left = texts.tell(streamOf({ data: { seq: 4 } }, { data: { seq: 5 } }), '1', (text) => {
      sent.push(text.toString());
      begun.resolve(undefined);
      return sent.length === 1 ? leaving.promise : Promise.resolve();
    });
    const end = left.next();
    await begun.promise;
    expect(sent).toHaveLength(1);
    leaving.resolve(undefined);
    await end;
    expect(sent).toHaveLength(2);
  });
});
