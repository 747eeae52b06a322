import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { samplePdf, samplePicture } from '../testing/sample-files.ts';
import { upload } from '../testing/uploads.ts';
import { sweepFiles } from './sweep-files.ts';

describe('files in a bucket', () => {
  let directory: string;
  let server: S3rver;
  let test: TestDesk;
  let origin: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 's3-'));
    server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      directory,
      silent: true,
      configureBuckets: [{ name: 'evidence', configs: [] }],
    });
    const { port } = await server.run();
    // The credentials that this server takes.
    const url = `http://S3RVER:S3RVER@127.0.0.1:${port}/evidence?region=eu-west-2`;
    test = await startTestDesk(undefined, { FILES_S3_URL: url });
    origin = await test.app.listen({ port: 0 });
  });

  afterAll(async () => {
    await test.close();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('are kept, handed out whole and in part, and removed', async () => {
    const sender = new TestCaller(test.app);
    const file = samplePdf('bucket');
    const { id, sha256 } = await upload(origin, sender, file);
    const get = async (headers: Record<string, string> = {}): Promise<string> =>
      (await fetch(`${origin}/files/${id}`, { headers: { cookie: sender.cookie, ...headers } })).text();
    expect(await get()).toBe(file.content.toString());
    expect(await get({ range: 'bytes=5-9' })).toBe(file.content.toString().slice(5, 10));
    expect(await test.desk.files.storage.has(sha256)).toBe(true);
    test.clock.advance({ hours: 25 });
    await sweepFiles(test.desk);
    expect(await test.desk.files.storage.has(sha256)).toBe(false);
  });

  it('have previews', async () => {
    const sender = new TestCaller(test.app);
    const { id } = await upload(origin, sender, { name: 'a.png', content: await samplePicture('png') });
    // Made the first time, kept the second.
    for (let time = 0; time < 2; time++) {
      const answer = await fetch(`${origin}/files/${id}/preview`, { headers: { cookie: sender.cookie } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    }
  });
});
