import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Installs packages as root on Debian.
 * @returns what apt-get said if it failed; nothing elsewhere
 */
export async function installDebianPackages(words, names) {
  if (process.getuid?.() !== 0) return '';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  try {
    await run('apt-get', ['--version']);
  } catch {
    return '';
  }
  console.log(words);
  try {
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', ...names], options);
    return '';
  } catch (failure) {
    return String(failure.stderr || failure.message).trim();
  }
}
