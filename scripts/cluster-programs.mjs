import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian-packages.mjs';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const programs = { 'redis-server': 'REDIS_SERVER', haproxy: 'HAPROXY' };

let asked;

/**
 * Finds the servers that a cluster needs beside the desk's own; as root on Debian their packages are installed, once
 * whoever asks.
 * @returns the names of those that cannot be had, and the variables by which e2e finds the others
 */
export function provideClusterPrograms() {
  return (asked ??= provide());
}

async function provide() {
  const missing = missingNow();
  if (missing.length > 0) {
    const words = await installDebianPackages(`Installing ${missing.join(' and ')} (once)…`, missing);
    if (words) console.error(words);
  }
  const variables = Object.entries(programs).map(([name, variable]) => [variable, placeOf(name) ?? '']);
  return { missing: missingNow(), variables: Object.fromEntries(variables) };
}

function missingNow() {
  return Object.keys(programs).filter((name) => placeOf(name) === undefined);
}

function placeOf(name) {
  return folders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
}
