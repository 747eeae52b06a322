import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { paths } from '../src/paths.ts';

const template = new URL('./service-worker.js', import.meta.url);
const publicFolder = new URL('../public/', import.meta.url);

/**
 * Writes the service worker with the list of all files of this build. The usual plugin would do it with 235 more
 * packages, among them a second bundler, for what are sixty lines here.
 */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.values(bundle).map((file) => ({
          path: `/${file.fileName}`,
          content: file.type === 'chunk' ? file.code : file.source,
        }));
        const copied = readdirSync(publicFolder).map((name) => ({
          path: `/${name}`,
          content: readFileSync(new URL(name, publicFolder)),
        }));
        const files = [...built, ...copied].sort((one, other) => one.path.localeCompare(other.path));
        const hash = createHash('sha256');
        for (const { path, content } of files) hash.update(path).update(content);
        const pages = Object.values(paths).map((path) => path.split('/')[1] ?? '');
        const source = readFileSync(template, 'utf8')
          .replace('__VERSION__', hash.digest('hex').slice(0, 12))
          .replace('__FILES__', JSON.stringify(files.map(({ path }) => path)))
          .replace('__PAGES__', JSON.stringify(pages));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}
