import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, it, vi } from 'vitest';

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;
let files: Map<string, Output>;

beforeAll(async () => {
  // The test runner says "test", and then Vue would come with its warnings for developers.
  vi.stubEnv('NODE_ENV', 'production');
  const root = new URL('..', import.meta.url).pathname;
  const built = await build({ root, mode: 'production', logLevel: 'error', build: { write: false } });
  if (!('output' in built)) throw new Error('The build gave no files');
  files = new Map(built.output.map((file) => [file.fileName, file]));
}, 60_000);

const kilobytes = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(contentOf(name)).length, 0) / 1000;

function contentOf(name: string) {
  const file = files.get(name);
  if (!file) throw new Error(`No file ${name}`);
  return file.type === 'chunk' ? file.code : file.source;
}

/** Everything that a page needs before it can be used: its chunk and all that it imports. */
function closure(name: string, found = new Set<string>()): Set<string> {
  const file = files.get(name);
  if (found.has(name) || file?.type !== 'chunk') return found;
  found.add(name);
  for (const imported of file.imports) closure(imported, found);
  return found;
}

function chunkOf(page: string): string {
  const found = [...files.values()].find((file) => file.type === 'chunk' && file.name === page);
  if (!found) throw new Error(`No chunk for ${page}`);
  return found.fileName;
}

it('keeps the first visit within 60 kB of script and all styles within 12 kB, gzipped', () => {
  const first = new Set([...closure(chunkOf('index')), ...closure(chunkOf('HomePage'))]);
  expect(kilobytes(first)).toBeLessThanOrEqual(60);
  expect(kilobytes([...files.keys()].filter((name) => name.endsWith('.css')))).toBeLessThanOrEqual(12);
});

it.each(['ComplainPage', 'ComplaintReceivedPage', 'TrackPage', 'HowWeHandleComplaintsPage'])(
  'adds at most 25 kB of script for %s',
  (page) => {
    const known = closure(chunkOf('index'));
    const added = [...closure(chunkOf(page))].filter((name) => !known.has(name));
    expect(kilobytes(added)).toBeLessThanOrEqual(25);
  },
);

it('loads the code for live pushes on the tracking page only', () => {
  for (const page of ['index', 'HomePage', 'ComplainPage', 'TrackPage']) {
    expect(closure(chunkOf(page))).not.toContain(chunkOf('live-socket'));
  }
});
