import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
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

/**
 * Whether npm last finished after package-lock.json was last written. Not by comparing packages: npm lists some there
 * that it never installs.
 */
function isInstalled() {
  const finishedAt = changedAt('node_modules/.package-lock.json');
  return existsSync(pinnedNode) && finishedAt >= changedAt('package-lock.json');
}

/** Milliseconds since 1970; 0 for a file that is not there. */
function changedAt(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
