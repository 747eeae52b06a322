import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** Where clamd listens. */
export type ScannerAddress = { host: string; port: number } | { path: string };

/** What the scanner found in a file, such as `Eicar-Test-Signature`; null when nothing. */
export type Finding = string | null;

/** No word from the scanner for so long means that it is away. */
const SILENCE_MS = 30_000;
const LONGEST_FINDING = 200;

/**
 * Has clamd look through the bytes, sent over its socket (INSTREAM).
 * @throws Error when it is away, busy, or says that it could not scan
 */
export async function scan(address: ScannerAddress, content: Readable): Promise<Finding> {
  const socket = connect({ ...address, timeout: SILENCE_MS });
  socket.on('timeout', () => socket.destroy(new Error('The scanner says nothing')));
  const [answer] = await Promise.all([answerOf(socket), pipeline(content, framed, socket)]);
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return found.slice(0, LONGEST_FINDING);
  if (answer === 'stream: OK') return null;
  throw new Error(`The scanner answered: ${answer}`);
}

async function answerOf(socket: Socket): Promise<string> {
  return (await buffer(socket)).toString('utf8').replaceAll('\0', '').trim();
}

/** Each part with its length before it, an empty one at the end. */
async function* framed(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const part of content) {
    if (part.length === 0) continue;
    yield lengthOf(part.length);
    yield part;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
