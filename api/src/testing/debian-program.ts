import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/sbin'];
/** Another test file may be installing another package, and apt-get waits for others with its packages alone. */
const ONE_AT_A_TIME = [join(tmpdir(), 'desk-test-packages.lock'), 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];

/** The path of a real server that a test needs; as root on Debian its package is installed. Null when it cannot be had. */
export async function provideProgram(name: string, debianPackage: string): Promise<string | null> {
  return (await found(name)) ?? ((await isInstalled(debianPackage)) ? found(name) : null);
}

async function found(name: string): Promise<string | null> {
  for (const place of PLACES) {
    const path = `${place}/${name}`;
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

async function isInstalled(debianPackage: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 1024 * 1024 };
  const aptGet = (...words: string[]): Promise<unknown> =>
    run('flock', [...ONE_AT_A_TIME, ...words], options);
  const install = (): Promise<unknown> =>
    aptGet('install', '--yes', '--no-install-recommends', debianPackage);
  try {
    // The lists may be there already, which saves the longer part.
    await install().catch(async () => {
      await aptGet('update');
      await install();
    });
    return true;
  } catch {
    return false;
  }
}
