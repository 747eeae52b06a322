import { StoredFile } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { Clamd, EICAR } from '../testing/clamd.ts';
import { provideProgram } from '../testing/debian-program.ts';
import { send, upload, type Uploaded } from '../testing/uploads.ts';
import { sweepFiles } from './sweep-files.ts';

const program = await provideProgram('clamd', 'clamav-daemon');

describe.skipIf(program === null)(
  'security 39: with a scanner (needs clamd: apt-get install clamav-daemon)',
  () => {
    let test: TestDesk;
    let clamd: Clamd;
    let origin: string;
    let early: Uploaded;
    let earlyInfected: Uploaded;
    const caller = (): TestCaller => new TestCaller(test.app);
    const customer = { clean: text('clean'), infected: text(EICAR) };

    function text(content: string) {
      return { name: 'notes.txt', content: Buffer.from(content) };
    }

    const stateOf = async (id: string): Promise<string> =>
      (await test.desk.orm.em.fork().findOneOrFail(StoredFile, { id })).state;

    beforeAll(async () => {
      clamd = await Clamd.prepare(program ?? '');
      test = await startTestDesk(undefined, { CLAMD_URL: `unix:${clamd.socket}`, LOG_LEVEL: 'fatal' });
      origin = await test.app.listen({ port: 0 });
      // While the scanner is away.
      early = await upload(origin, caller(), text('early'));
      earlyInfected = await upload(origin, caller(), text(`${EICAR} early`));
      await sweepFiles(test.desk);
    });

    afterAll(async () => {
      await test.close();
      await clamd.remove();
    });

    it('holds what comes while the scanner is away, and scans it once it is back', async () => {
      expect([early.state, await stateOf(early.id), await stateOf(earlyInfected.id)]).toEqual([
        'HELD',
        'HELD',
        'HELD',
      ]);
      await clamd.start();
      await sweepFiles(test.desk);
      expect([await stateOf(early.id), await stateOf(earlyInfected.id)]).toEqual(['CLEAN', 'REFUSED']);
      expect(await test.desk.files.storage.has(earlyInfected.sha256)).toBe(false);
      const { finding } = await test.desk.orm.em.fork().findOneOrFail(StoredFile, { id: earlyInfected.id });
      expect(finding).toMatch(/^Desk\.Eicar/);
    });

    it('hands a clean file out at once', async () => {
      const sender = caller();
      const { id, state } = await upload(origin, sender, customer.clean);
      expect(state).toBe('CLEAN');
      expect((await fetch(`${origin}/files/${id}`, { headers: { cookie: sender.cookie } })).status).toBe(200);
    });

    it('refuses a harmful one by name and keeps no byte of it', async () => {
      const { status, error } = await send(origin, caller(), customer.infected);
      expect([status, error?.extensions.code]).toEqual([422, 'FILE_INFECTED']);
      expect(error?.message).toBe('“notes.txt” was refused: our scanner found harmful software in it.');
      const [row] = await test.desk.orm.em.fork().find(StoredFile, {}, { orderBy: { id: 'desc' }, limit: 1 });
      expect(await test.desk.files.storage.has(row?.sha256 ?? '')).toBe(false);
    });
  },
);
