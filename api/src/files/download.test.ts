import { StoredFile } from '@desk/db';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { samplePdf, samplePicture, type SampleFile } from '../testing/sample-files.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { upload } from '../testing/uploads.ts';

const SCRIPT = { 'desk-client': 'script' };

describe('security 38: GET /files', () => {
  let test: TestDesk;
  let office: Office;
  let origin: string;
  let made: TestCase;
  let shared: string;
  let internal: string;
  const pdf = samplePdf('Kontoauszug März');
  const bytes = pdf.content;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    origin = await test.app.listen({ port: 0 });
    made = await testCase(test, office, 'investigation');
    shared = (await upload(origin, office.handler, pdf, SCRIPT)).id;
    internal = (await upload(origin, office.handler, samplePdf('internal'), SCRIPT)).id;
    await made.act('recordEvidence', { files: [shared], isShared: true });
    await made.act('recordEvidence', { files: [internal] });
  });

  afterAll(() => test.close());

  const get = (by: TestCaller, path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${origin}/files/${path}`, { method, headers: { cookie: by.cookie, ...headers } });

  const codeOf = async (answer: Response): Promise<string> =>
    ((await answer.json()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;

  it('hands out the bytes, to be saved and never run, under their name', async () => {
    const answer = await get(made.customer, shared);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="Kontoauszug M?rz.pdf"; filename*=UTF-8''Kontoauszug%20M%C3%A4rz.pdf`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('hands out parts', async () => {
    const part = await get(made.customer, shared, { range: 'bytes=5-9' });
    expect([part.status, await part.text()]).toEqual([206, bytes.toString().slice(5, 10)]);
    expect(part.headers.get('content-range')).toBe(`bytes 5-9/${bytes.length}`);
    const etag = part.headers.get('etag') ?? '';
    const rest = await get(made.customer, shared, { range: 'bytes=10-', 'if-range': etag });
    expect([rest.status, await rest.text()]).toEqual([206, bytes.toString().slice(10)]);
  });

  it('hands out the whole when the client has a part of something else', async () => {
    const whole = await get(made.customer, shared, { range: 'bytes=10-', 'if-range': '"other"' });
    expect([whole.status, await whole.text()]).toEqual([200, bytes.toString()]);
  });

  it('says when a part lies behind the end', async () => {
    const answer = await get(made.customer, shared, { range: 'bytes=5000-' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  });

  it('tells of it without the bytes', async () => {
    const answer = await get(made.customer, shared, {}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  });

  it('is for staff, and for the customer of the case as far as they may see', async () => {
    const stranger = new TestCaller(test.app);
    await submit(stranger);
    const statuses = async (id: string): Promise<number[]> => {
      const callers = [office.auditor, made.customer, stranger, test.anonymous];
      return (await Promise.all(callers.map((caller) => get(caller, id)))).map(({ status }) => status);
    };
    expect(await statuses(shared)).toEqual([200, 200, 404, 404]);
    expect(await statuses(internal)).toEqual([200, 404, 404, 404]);
  });

  it('looks the same for what is not there and what is not theirs', async () => {
    const answers = ['01934567-89ab-7def-8123-456789abcdef', 'no-id', internal].map(async (id) => {
      const answer = await get(made.customer, id);
      return [answer.status, await answer.json()];
    });
    const [first, ...others] = await Promise.all(answers);
    for (const other of others) expect(other).toEqual(first);
  });

  it('is for nobody but its sender before it is used, and for a day', async () => {
    const sender = new TestCaller(test.app);
    const { id } = await upload(origin, sender, samplePdf('draft'));
    expect((await get(sender, id)).status).toBe(200);
    expect((await get(made.customer, id)).status).toBe(404);
    expect((await get(office.manager, id)).status).toBe(404);
    await test.desk.orm.em.fork().nativeUpdate(StoredFile, { id }, { expiresAt: new Date(0) });
    expect((await get(sender, id)).status).toBe(404);
  });

  it('holds back what is not scanned or was refused', async () => {
    const sender = new TestCaller(test.app);
    const { id } = await upload(origin, sender, samplePdf('suspect'));
    for (const [state, status, code] of [
      ['HELD', 423, 'FILE_HELD'],
      ['REFUSED', 422, 'FILE_INFECTED'],
    ] as const) {
      await test.desk.orm.em.fork().nativeUpdate(StoredFile, { id }, { state });
      const answer = await get(sender, id);
      expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    }
  });

  describe('/preview', () => {
    const sender = (): TestCaller => new TestCaller(test.app);
    async function preview(file: SampleFile): Promise<Response> {
      const caller = sender();
      const { id } = await upload(origin, caller, file);
      return get(caller, `${id}/preview`);
    }

    it('is small and says nothing of where a picture was taken, which the original keeps', async () => {
      const caller = sender();
      const content = await samplePicture('jpeg', 'At home');
      const { id } = await upload(origin, caller, { name: 'home.jpg', content });
      const original = Buffer.from(await (await get(caller, id)).arrayBuffer());
      expect(original).toEqual(content);
      expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('At home');

      const answer = await get(caller, `${id}/preview`);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      const { exif, xmp, iptc, ...small } = await sharp(await answer.arrayBuffer()).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
      expect(small).toMatchObject({ format: 'webp', width: 480, height: 320 });
      expect((await get(caller, `${id}/preview`)).status).toBe(200);
    });

    it('does not exist of what is no picture, or cannot be decoded within bounds', async () => {
      const header = await samplePicture('png');
      // Width and height of 60,000 pixels each: 14 GB if anybody unpacked it.
      header.writeUInt32BE(60_000, 16);
      header.writeUInt32BE(60_000, 20);
      for (const file of [
        samplePdf('text'),
        { name: 'bomb.png', content: header },
        { name: 'broken.jpg', content: (await samplePicture('jpeg')).subarray(0, 200) },
      ]) {
        const answer = await preview(file);
        expect([answer.status, await codeOf(answer)]).toEqual([404, 'NOT_FOUND']);
      }
    });

    it('is for whoever may have the file', async () => {
      expect((await get(test.anonymous, `${shared}/preview`)).status).toBe(404);
    });
  });
});
