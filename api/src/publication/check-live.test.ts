import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { procedure } from '../procedure/procedure.ts';
import { finishedOverride, procedureFiles } from '../testing/procedure-files.ts';

const write = procedureFiles();
const program = fileURLToPath(new URL('check-live.ts', import.meta.url));

async function check(PROCEDURE_FILE?: string) {
  const env = { PATH: process.env['PATH'], ...(PROCEDURE_FILE === undefined ? {} : { PROCEDURE_FILE }) };
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', program], { env });
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { out, err, code: child.exitCode };
}

describe('npm run check:live', () => {
  it('lists what is left of the shipped procedure with path, value and reason, and fails', async () => {
    const { out, code } = await check();
    expect(code).toBe(1);
    expect(out).toContain('Placeholders left: 5');
    expect(out).toContain('  outsideBodies.ADR_PROVIDER.name\n    value: "[ADR Provider Name]"\n    why: ');
    expect(out).toContain(
      '  deadlines.finalResponseWorkingDays\n    value: 10\n    why: The source gives 20 working days for complex',
    );
    for (const { path, why } of procedure.assumed) {
      expect(out).toContain(`\n  ${path}\n    value: `);
      expect(out).toContain(`    why: ${why}`);
    }
  });

  it('succeeds once all is filled in and confirmed', async () => {
    const { out, code } = await check(await write(finishedOverride));
    expect(out).toBe(
      'Procedure 2027-01 is ready: no placeholder is left, every assumed value is confirmed.\n',
    );
    expect(code).toBe(0);
  });

  it('fails while one assumed value is neither stated nor confirmed, and lists only that', async () => {
    const confirmed = finishedOverride.confirmed.filter((path) => path !== 'leaflet');
    const { out, code } = await check(await write({ ...finishedOverride, confirmed }));
    expect(out).not.toContain('Placeholders left');
    expect(out).toContain('"confirmed": 1\n\n  leaflet\n    value: {\n      "title": "Want to take');
    expect(code).toBe(1);
  });

  it('says what is wrong with the file, and nothing else', async () => {
    const file = await write({ version: '2027-01', colour: 'green' });
    const { out, err, code } = await check(file);
    expect(err).toBe(`The procedure file ${file} has 1 error:\n  colour is not known here\n`);
    expect([out, code]).toEqual(['', 1]);
  });
});
