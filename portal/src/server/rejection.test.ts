import { CombinedError } from '@urql/vue';
import { describe, expect, it } from 'vitest';
import { en } from '../messages/en.ts';
import { failureWords } from './failure-words.ts';
import { readRejection } from './rejection.ts';

const refusal = (extensions: Record<string, unknown>) =>
  new CombinedError({ graphQLErrors: [{ message: 'no', extensions }] });

describe('a failed request', () => {
  it('without any answer is a matter of the network', () => {
    const rejection = readRejection(new CombinedError({ networkError: new TypeError('Failed to fetch') }));
    expect(rejection).toEqual({ kind: 'network' });
    expect(failureWords(rejection, en)).toBe(en.failures.network);
  });

  it('that took too long says so', () => {
    const networkError = new DOMException('signal timed out', 'TimeoutError');
    const rejection = readRejection(new CombinedError({ networkError }));
    expect(failureWords(rejection, en)).toBe(en.failures.timeout);
  });

  it('keeps the code and the fields of the server', () => {
    const fields = [{ path: 'contact.email', message: 'This address cannot receive mail' }];
    expect(readRejection(refusal({ code: 'BAD_USER_INPUT', fields }))).toEqual({
      kind: 'refused',
      code: 'BAD_USER_INPUT',
      fields,
    });
  });

  it('leaves out what is malformed, and has words for every code', () => {
    const rejection = readRejection(refusal({ code: 7, fields: [{ path: 3 }, null, 'x'] }));
    expect(rejection).toEqual({ kind: 'refused', code: 'INTERNAL_SERVER_ERROR', fields: [] });
    expect(failureWords(rejection, en)).toBe(en.failures.unexpected);
  });
});
