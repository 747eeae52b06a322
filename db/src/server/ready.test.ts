import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { chooseFreePort } from './free-port.ts';
import { waitUntilReachable } from './ready.ts';
import { makeDataFolder, startServer } from './testing/data-folder.ts';

/** What the refusal says; fails the test when there is none. */
async function refusal(url: string, patienceMs = 0): Promise<string> {
  const error: unknown = await waitUntilReachable(url, patienceMs).catch((reason: unknown) => reason);
  if (!(error instanceof Error)) throw new Error('the database was reachable');
  return error.message;
}

test('says why a running server does not let us in, never with the password', async () => {
  const { url } = await startServer(await makeDataFolder());
  const { host, password } = new URL(url);
  await expect(waitUntilReachable(url)).resolves.toBeUndefined();
  expect(await refusal(url.replace(password, 'secret'))).toBe(
    `The database at ${host}/postgres cannot be reached: the user or the password is wrong.`,
  );
  const missing = await refusal(url.replace(/postgres$/, 'nowhere'));
  expect(missing).toBe(
    `The database at ${host}/nowhere cannot be reached: the server has no database of that name.`,
  );
  expect(missing).not.toContain(password);
});

test('says so when nothing listens', async () => {
  const port = await chooseFreePort();
  expect(await refusal(`postgresql://desk:secret@127.0.0.1:${port}/desk`)).toBe(
    `The database at 127.0.0.1:${port}/desk cannot be reached: nothing listens there.`,
  );
});

test('says so when something listens that does not answer', async () => {
  const mute = createServer();
  await once(mute.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void mute.close());
  const address = mute.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await refusal(`postgresql://desk:secret@127.0.0.1:${port}/desk`)).toBe(
    `The database at 127.0.0.1:${port}/desk cannot be reached: it does not answer.`,
  );
});

test('waits for a server that is about to listen', async () => {
  const port = await chooseFreePort();
  const waiting = waitUntilReachable(`postgresql://desk:secret@127.0.0.1:${port}/desk`, 10_000);
  const answered = expect(waiting).rejects.toThrow('cannot be reached: the server said no');
  const late = createServer((socket) => {
    const fields = 'SFATAL\0CXX000\0Mthe server said no\0\0';
    const length = Buffer.alloc(4);
    length.writeUInt32BE(fields.length + 4);
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)])));
  });
  late.listen(port, '127.0.0.1');
  onTestFinished(() => void late.close());
  await answered;
});

test.each(['', 'localhost:5432', 'mysql://root:secret@localhost/desk'])(
  'an address such as %j is no address',
  async (url) => {
    const message = await refusal(url);
    expect(message).toBe(
      'The address of the database must look like postgresql://user:password@host:5432/name.',
    );
  },
);
