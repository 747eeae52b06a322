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

function chunk(name: string): Rolldown.OutputChunk {
  const file = files.get(name);
  if (file?.type !== 'chunk') throw new Error(`No chunk ${name}`);
  return file;
}

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

/** What every visit loads, whatever page it begins on: the app and one language. */
const begin = (language: string) => closure(chunkOf(language), closure(chunkOf('index')));

/** Every page is the chunk of a route; the router's own list tells them. */
const pages = () => {
  const { dynamicImports } = chunk(chunkOf('index'));
  return dynamicImports.map((name) => chunk(name).name).filter((name) => name.endsWith('Page'));
};

it.each(['en', 'cy'])('keeps the first visit in %s within 60 kB of script, gzipped', (language) => {
  expect(kilobytes(closure(chunkOf('HomePage'), begin(language)))).toBeLessThanOrEqual(60);
});

it('keeps all styles within 12 kB, gzipped', () => {
  expect(kilobytes([...files.keys()].filter((name) => name.endsWith('.css')))).toBeLessThanOrEqual(12);
});

it('adds at most 25 kB of script for each later page', () => {
  const known = begin('en');
  const sizes = pages().map((page) => {
    const added = [...closure(chunkOf(page))].filter((name) => !known.has(name));
    return { page, kilobytes: kilobytes(added) };
  });
  expect(sizes.length).toBeGreaterThanOrEqual(6);
  expect(sizes.filter((size) => size.kilobytes > 25)).toEqual([]);
});

it('loads only the chosen language, and the code for live pushes on the tracking page only', () => {
  for (const page of ['index', ...pages()]) {
    for (const later of ['live-socket', 'en', 'cy']) {
      expect(closure(chunkOf(page))).not.toContain(chunkOf(later));
    }
  }
});

it('brings no font and no picture but the icons', () => {
  const others = [...files.keys()].filter((name) => !/\.(js|css|html|map)$/.test(name));
  expect(others).toEqual(['pages/addresses.json']);
});

it('names in each page all that its first view loads, so that nothing waits for anything else', () => {
  const pages = { home: 'HomePage', complain: 'ComplainPage', track: 'TrackPage', case: 'CasePage' };
  for (const language of ['en', 'cy']) {
    const words = closure(chunkOf(language));
    for (const [page, component] of Object.entries(pages)) {
      const html = contentOf(`pages/${language}/${page}.html`).toString();
      expect(html).toContain(`<html lang="${language}">`);
      for (const name of [...closure(chunkOf(component)), ...words]) expect(html).toContain(`"/${name}"`);
    }
  }
});

it('lists every file in the service worker, and nothing of the API', () => {
  const listed = contentOf('service-worker.js').toString();
  const served = [...files.keys()].filter(
    (name) => name !== 'service-worker.js' && !name.startsWith('pages/'),
  );
  for (const name of served) expect(listed).toContain(JSON.stringify(`/${name}`));
  expect(listed).not.toContain('graphql');
});
