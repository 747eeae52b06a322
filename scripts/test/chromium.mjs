import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installDebianPackages } from '../debian-packages.mjs';

const run = promisify(execFile);

const shell = '/usr/bin/chromium-headless-shell';

const wholeBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, or one in a usual place. As root on Debian what is missing is
 * installed: the headless shell, which takes less of a processor, and the whole browser, which alone shows
 * notifications. Without the whole one their stories are left out. Returns undefined, after one sentence, when there
 * is still none.
 */
export async function provideChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted)
    return (await starts(wanted)) ? wanted : refuse(`CHROMIUM_PATH is ${wanted}, which does not start.`);
  const words = await installMissing();
  return (await find([shell, ...wholeBrowsers])) ?? refuse(words);
}

/** @returns what the installation said if it failed */
async function installMissing() {
  if (await find(wholeBrowsers)) return '';
  const packages = (await starts(shell)) ? ['chromium'] : ['chromium', 'chromium-headless-shell'];
  return installDebianPackages('Installing Chromium for the browser tests (once, about a minute)…', packages);
}

async function find(places) {
  for (const place of places) if (await starts(place)) return place;
  return undefined;
}

async function starts(path) {
  return run(path, ['--version']).then(
    () => true,
    () => false,
  );
}

function refuse(words) {
  if (words) console.error(words);
  console.error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.',
  );
  return undefined;
}
