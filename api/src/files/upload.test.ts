import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { StoredFile } from '@desk/db';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { everySample, officeFile, samplePdf, type SampleFile } from '../testing/sample-files.ts';
import { beginUpload, send, upload, UPLOAD_END } from '../testing/uploads.ts';
import { LARGEST_FILE_BYTES } from './upload-limits.ts';

const MB = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What buffers take that somebody still holds. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

describe('security 36, 37 and 40: POST /files', () => {
  let test: TestDesk;
  let origin: string;
  let folder: string;

  beforeAll(async () => {
    test = await startTestDesk();
    origin = await test.app.listen({ port: 0 });
    folder = join(test.desk.env.DATA_FOLDER, 'files');
  });

  afterAll(() => test.close());

  afterEach(async () => {
    expect(await names('incoming')).toEqual([]);
  });

  const names = (below: string): Promise<string[]> => readdir(join(folder, below)).catch(() => []);
  const rows = (): Promise<number> => test.desk.orm.em.fork().count(StoredFile);
  const anyone = (): TestCaller => new TestCaller(test.app);

  it('takes every type that complaints come with, by content and name', async () => {
    const caller = anyone();
    for (const file of await everySample()) {
      const { status, uploaded } = await send(origin, caller, file);
      const sha256 = createHash('sha256').update(file.content).digest('hex');
      const { name } = file;
      expect({ ...uploaded, status }).toMatchObject({ status: 201, name, sha256, state: 'CLEAN' });
    }
  });

  it('keeps the bytes under their hash, for the desk alone', async () => {
    const file = samplePdf('kept');
    const { sha256 } = await upload(origin, anyone(), file);
    const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const kept = await stat(path);
    expect(kept.size).toBe(file.content.length);
    expect(kept.mode & 0o777).toBe(0o600);
  });

  it('keeps a name in any language, without what could deceive', async () => {
    const { name } = await upload(origin, anyone(), samplePdf('x', '../Übersicht\u202E für März.pdf'));
    expect(name).toBe('Übersicht für März.pdf');
  });

  it('gives an unknown device a cookie, which owns the upload', async () => {
    const caller = anyone();
    await upload(origin, caller, samplePdf('mine'));
    expect(caller.cookie).toMatch(/^desk-device=/);
    const before = caller.cookie;
    await upload(origin, caller, samplePdf('mine too'));
    expect(caller.cookie).toBe(before);
  });

  const text = (content: string | Buffer, name: string): SampleFile => ({
    name,
    content: Buffer.from(content),
  });

  it.each<[string, SampleFile, number, string]>([
    ['a page', text('<html>', 'page.html'), 415, 'FILE_TYPE_NOT_ALLOWED'],
    ['a drawing with scripts', text('<svg/>', 'drawing.svg'), 415, 'FILE_TYPE_NOT_ALLOWED'],
    ['a program', text('MZ', 'setup.exe'), 415, 'FILE_TYPE_NOT_ALLOWED'],
    ['a program with two endings', text('MZ', 'letter.pdf.exe'), 415, 'FILE_TYPE_NOT_ALLOWED'],
    ['a name without an ending', text('%PDF-1.7', 'letter'), 415, 'FILE_TYPE_NOT_ALLOWED'],
    ['nothing', text('', 'empty.pdf'), 422, 'FILE_EMPTY'],
    ['a program called a PDF', text('MZ\u0090\u0000', 'letter.pdf'), 422, 'FILE_CONTENT_DIFFERS'],
    ['text called a picture', text('hello', 'photo.jpg'), 422, 'FILE_CONTENT_DIFFERS'],
    ['a PDF called text', text('%PDF-1.7\nhello', 'notes.txt'), 422, 'FILE_CONTENT_DIFFERS'],
    ['text with a NUL', text('hello\u0000', 'notes.txt'), 422, 'FILE_CONTENT_DIFFERS'],
    ['an archive called Word', text(Buffer.from('504b0304', 'hex'), 'x.docx'), 422, 'FILE_CONTENT_DIFFERS'],
    [
      'Excel called Word',
      text(officeFile('xl/workbook.xml', 'spreadsheetml.sheet'), 'x.docx'),
      422,
      'FILE_CONTENT_DIFFERS',
    ],
  ])('refuses %s by name and reason, and keeps nothing', async (_what, file, status, code) => {
    const before = await rows();
    const refused = await send(origin, anyone(), file);
    expect(refused).toMatchObject({ status, error: { extensions: { code, file: file.name } } });
    expect(refused.error?.message).toContain(`“${file.name}”`);
    expect(await rows()).toBe(before);
  });

  it('does not unpack an archive that was made to fill the memory', async () => {
    const content = officeFile('word/document.xml', 'wordprocessingml.document', 40 * MB);
    const before = heldBytes();
    const { status } = await send(origin, anyone(), { name: 'bomb.docx', content });
    expect(status).toBe(422);
    expect(heldBytes() - before).toBeLessThan(20 * MB);
  });

  it.each([
    ['without the header', {}, 403, 'CLIENT_HEADER_MISSING'],
    ['that is no form', { 'desk-client': 'x', 'content-type': 'application/json' }, 400, 'FILE_MISSING'],
  ])('refuses a request %s', async (_what, headers, status, code) => {
    const answer = await fetch(`${origin}/files`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('refuses a form without a file, and auditors', async () => {
    const body = new FormData();
    body.append('name', 'value');
    const answer = await fetch(`${origin}/files`, { method: 'POST', headers: { 'desk-client': 'x' }, body });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FILE_MISSING' } }] });
    const auditor = await test.staff('AUDITOR');
    const refused = await send(origin, auditor, samplePdf('audit'), { 'desk-client': 'script' });
    expect(refused).toMatchObject({ status: 403, error: { extensions: { code: 'FORBIDDEN' } } });
  });

  it('writes a large file to disk as it comes', async () => {
    const part = Buffer.alloc(MB, 'All work and no play.\n');
    const before = heldBytes();
    const sending = beginUpload(origin, 'long.txt');
    for (let sent = 0; sent < LARGEST_FILE_BYTES / MB; sent++) {
      if (!sending.write(part)) await once(sending, 'drain');
      if (sent === 12) await expect.poll(incomingBytes).toBeGreaterThan(8 * MB);
    }
    // V8 gives back what it collected in the background, which takes its time on a busy machine.
    await expect.poll(() => heldBytes() - before, { timeout: 5_000 }).toBeLessThan(15 * MB);
    sending.end(UPLOAD_END);
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(201);
  });

  it('stops at 25 MB, and answers while the rest is thrown away', async () => {
    const part = Buffer.alloc(MB, 'All work and no play.\n');
    const before = await rows();
    const sending = beginUpload(origin, 'long.txt');
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    for (let sent = 0; sent <= LARGEST_FILE_BYTES / MB + 5; sent++) {
      // Node's client tells of no more room once it has the answer.
      if (!sending.write(part)) await Promise.race([once(sending, 'drain'), answered]);
    }
    sending.end(UPLOAD_END);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(413);
    const told = JSON.parse(Buffer.concat(await answer.toArray()).toString()) as unknown;
    expect(told).toMatchObject({
      errors: [{ message: '“long.txt” is larger than 25 MB.', extensions: { code: 'FILE_TOO_LARGE' } }],
    });
    expect(await rows()).toBe(before);
  });

  it('keeps nothing of an upload whose connection is cut', async () => {
    const before = await rows();
    const sending = beginUpload(origin, 'cut.txt');
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(3 * MB, 'a'));
    await expect.poll(incomingBytes).toBeGreaterThan(MB);
    sending.destroy();
    await expect.poll(() => names('incoming')).toEqual([]);
    expect(await rows()).toBe(before);
  });

  it('lets a device hold 30 files ready, and not one more, even at once', async () => {
    const caller = anyone();
    for (let number = 0; number < 28; number++) await upload(origin, caller, samplePdf(`number ${number}`));
    const rest = ['a', 'b', 'c', 'd'].map((name) => send(origin, caller, samplePdf(name)));
    const statuses = (await Promise.all(rest)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 429, 429]);
  });

  it('is told about to everybody beforehand: limits, types and the words of every refusal', async () => {
    const { uploadRules } = await test.anonymous.data<{ uploadRules: Record<string, unknown> }>(
      '{ uploadRules { largestFileBytes mostFilesAtOnce types { extensions } refusals { code words } } }',
    );
    expect(uploadRules).toMatchObject({ largestFileBytes: LARGEST_FILE_BYTES, mostFilesAtOnce: 10 });
    expect(uploadRules['refusals']).toContainEqual({ code: 'FILE_EMPTY', words: '“{file}” is empty.' });
    expect(JSON.stringify(uploadRules['types'])).toContain('"docx"');
  });

  async function incomingBytes(): Promise<number> {
    const sizes = (await names('incoming')).map(
      async (name) => (await stat(join(folder, 'incoming', name))).size,
    );
    return Math.max(0, ...(await Promise.all(sizes)));
  }
});
