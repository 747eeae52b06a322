import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installDebianPackages } from '../debian-packages.mjs';

const run = promisify(execFile);

const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, or one in a usual place. As root on Debian its package
 * is installed when there is none. Returns undefined, after one sentence, when there is still none.
 */
export async function provideChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted)
    return (await starts(wanted)) ? wanted : refuse(`CHROMIUM_PATH is ${wanted}, which does not start.`);
  const found = await findChromium();
  if (found) return found;
  const words = await installDebianPackages(
    'Installing Chromium for the browser tests (once, about a minute)…',
    ['chromium-headless-shell'],
  );
  return (await findChromium()) ?? refuse(words);
}

async function findChromium() {
  for (const place of usualPlaces) if (await starts(place)) return place;
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
