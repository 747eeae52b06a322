import { utimes, writeFile } from 'node:fs/promises';
import { StoredFile } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { samplePdf } from '../testing/sample-files.ts';
import { upload } from '../testing/uploads.ts';
import { storeFile } from './store-file.ts';
import { sweepFiles } from './sweep-files.ts';

describe('sweepFiles', () => {
  let test: TestDesk;
  let origin: string;

  beforeAll(async () => {
    test = await startTestDesk();
    origin = await test.app.listen({ port: 0 });
  });

  afterAll(() => test.close());

  const rows = (sha256: string): Promise<number> => test.desk.orm.em.fork().count(StoredFile, { sha256 });
  const isKept = (sha256: string): Promise<boolean> => test.desk.files.storage.has(sha256);

  it('removes an upload after a day, its bytes only when nothing else has the same', async () => {
    const [one, other] = [new TestCaller(test.app), new TestCaller(test.app)];
    const { sha256 } = await upload(origin, one, samplePdf('same'));
    test.clock.advance({ hours: 12 });
    expect((await upload(origin, other, samplePdf('same'))).sha256).toBe(sha256);
    test.clock.advance({ hours: 11, minutes: 59 });
    await sweepFiles(test.desk);
    expect(await rows(sha256)).toBe(2);
    test.clock.advance({ minutes: 1 });
    await sweepFiles(test.desk);
    expect([await rows(sha256), await isKept(sha256)]).toEqual([1, true]);
    test.clock.advance({ hours: 12 });
    await sweepFiles(test.desk);
    expect([await rows(sha256), await isKept(sha256)]).toEqual([0, false]);
  });

  it('leaves what belongs to a case', async () => {
    const customer = new TestCaller(test.app);
    const { id, sha256 } = await upload(origin, customer, samplePdf('used'));
    await submit(customer, { files: [id] });
    test.clock.advance({ hours: 48 });
    await sweepFiles(test.desk);
    expect([await rows(sha256), await isKept(sha256)]).toEqual([1, true]);
  });

  it('never takes the bytes away from an upload of the same at the same moment', async () => {
    const uploader = { deviceHash: 'f'.repeat(64) };
    for (let round = 0; round < 10; round++) {
      const file = { ...samplePdf(`round ${round}`), uploader };
      const { sha256 } = await storeFile(test.desk, file);
      test.clock.advance({ hours: 25 });
      await Promise.all([sweepFiles(test.desk), storeFile(test.desk, file)]);
      expect([await rows(sha256), await isKept(sha256)]).toEqual([1, true]);
    }
  });

  it('removes what a process left when it ended in the middle', async () => {
    const { incoming } = test.desk.files;
    const [old, fresh] = [await incoming.newPath(), await incoming.newPath()];
    for (const path of [old, fresh]) await writeFile(path, 'half');
    await utimes(old, 0, 0);
    await sweepFiles(test.desk);
    await expect(utimes(old, 0, 0)).rejects.toThrow('ENOENT');
    await expect(utimes(fresh, 0, 0)).resolves.toBeUndefined();
  });
});
