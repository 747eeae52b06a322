import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The project's folder, absolute. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const programs = join(root, 'node_modules', '.bin');

/** The Node that the project pins, whatever Node runs this script. */
export const pinnedNode = join(programs, 'node');

/** The environment for the project's programs: the pinned Node comes first, and turbo reports to nobody. */
export const environment = {
  ...process.env,
  PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};

/**
 * Installs the packages of package-lock.json unless they are all there. Says nothing in that case.
 * A failed installation prints npm's own words and ends the process with 1.
 */
export async function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages (once, about half a minute)…');
  const arguments_ = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await run('npm', arguments_, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  } catch (failure) {
    console.error(`${failure.stdout ?? ''}${failure.stderr || failure.message}`.trim());
    console.error('\nThe packages could not be installed; npm says why above.');
    process.exit(1);
  }
}

/** Whether node_modules holds each package of package-lock.json in that version, as npm last left it. */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([place, wanted]) => installed[place]?.version === wanted.version || !isNeededHere(place, wanted),
  );
}

function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Workspaces are links, and optional packages are for this system or another: npm leaves the others out. */
function isNeededHere(place, { link, optional, os, cpu, libc }) {
  if (link || !place.includes('node_modules/')) return false;
  if (!optional) return true;
  if (!os || !cpu || libc) return false;
  return os.includes(process.platform) && cpu.includes(process.arch);
}
