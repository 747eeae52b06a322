import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypedDocumentString } from '../gql/graphql.ts';
import { en } from '../messages/en/index.ts';
import { ask } from './ask.ts';
import { failureWords } from './failure-words.ts';

const document = new TypedDocumentString<{ hello: string }, Record<string, never>>('{ hello }');
let server: Server;
let answer = '';

/** Pages have addresses without a host; here they need the test's own. */
function fetchFrom(port: number) {
  const real = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
}

beforeEach(async () => {
  server = createServer((_request, response) => response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fetchFrom((server.address() as AddressInfo).port);
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.close();
});

describe('a question to the server', () => {
  it('is answered with data', async () => {
    answer = '{"data":{"hello":"you"}}';
    expect(await ask(document, {})).toEqual({ ok: true, data: { hello: 'you' } });
  });

  it.each(['<html>Bad gateway</html>', ''])(
    'without a readable answer is a matter of the network: "%s"',
    async (text) => {
      answer = text;
      const asked = await ask(document, {});
      expect(asked).toEqual({ ok: false, rejection: { kind: 'network' } });
      expect(asked.ok ? '' : failureWords(asked.rejection, en)).toBe(en.failures.network);
    },
  );

  it('that took too long says so', () => {
    expect(failureWords({ kind: 'timeout' }, en)).toBe(en.failures.timeout);
  });

  it('keeps the code and the fields of a refusal, also beside data', async () => {
    const fields = [{ path: 'contact.email', message: 'This address cannot receive mail' }];
    answer = JSON.stringify({
      data: { hello: 'x' },
      errors: [{ extensions: { code: 'BAD_USER_INPUT', fields } }],
    });
    expect(await ask(document, {})).toEqual({
      ok: false,
      rejection: { kind: 'refused', code: 'BAD_USER_INPUT', fields },
    });
  });

  it.each([{ extensions: { code: 7, fields: [{ path: 3 }, null, 'x'] } }, { message: 'no' }, null])(
    'leaves out what is malformed, and has words for every code: %j',
    async (error) => {
      answer = JSON.stringify({ data: null, errors: [error] });
      const asked = await ask(document, {});
      expect(asked).toEqual({
        ok: false,
        rejection: { kind: 'refused', code: 'INTERNAL_SERVER_ERROR', fields: [] },
      });
      expect(asked.ok ? '' : failureWords(asked.rejection, en)).toBe(en.failures.unexpected);
    },
  );
});
