import type { Plugin, Rolldown } from 'vite';
import { addresses, descriptionIn, languageCodes, pagesIn, type PageHead } from './page-list.ts';

type Bundle = Rolldown.OutputBundle;

/**
 * Writes an HTML file for each page and language, with its title and with links to all that its first view needs: on a
 * slow line each file that is asked for only after another one has come costs half a second. `pages/addresses.json`
 * tells the server which file answers which address; `index.html` is what the service worker keeps for all of them.
 */
export function pageFiles(): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const shell = bundle['index.html'];
        if (shell?.type !== 'asset') throw new Error('The build gave no index.html');
        for (const code of languageCodes) {
          for (const page of pagesIn(code)) {
            const source = withHead(String(shell.source), code, page, linksOf(bundle, code, page));
            this.emitFile({ type: 'asset', fileName: `pages/${code}/${page.name}.html`, source });
          }
        }
        const source = JSON.stringify(addresses());
        this.emitFile({ type: 'asset', fileName: 'pages/addresses.json', source });
      },
    },
  };
}

/** The files that a page needs beside those of the shell. */
function linksOf(bundle: Bundle, code: string, { component, words }: PageHead): string[] {
  const modules = ['index', ...words].map((name) => `/messages/${code}/${name}.ts`);
  const wanted = (chunk: Rolldown.OutputChunk) =>
    chunk.name === component || modules.some((module) => chunk.moduleIds.some((id) => id.endsWith(module)));
  const found = new Set<string>();
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && !file.isEntry && wanted(file)) collect(bundle, file.fileName, found);
  }
  return [...found];
}

function collect(bundle: Bundle, name: string, found: Set<string>): void {
  const file = bundle[name];
  if (found.has(name) || file?.type !== 'chunk') return;
  found.add(name);
  for (const style of file.viteMetadata?.importedCss ?? []) found.add(style);
  for (const imported of file.imports) collect(bundle, imported, found);
}

function withHead(html: string, code: 'en' | 'cy', page: PageHead, files: string[]): string {
  const links = files
    .filter((file) => !html.includes(`"/${file}"`))
    .map((file) =>
      file.endsWith('.css')
        ? `<link rel="stylesheet" crossorigin href="/${file}">`
        : `<link rel="modulepreload" crossorigin href="/${file}">`,
    );
  return html
    .replace('<html lang="en">', `<html lang="${code}">`)
    .replace(/<title>.*<\/title>/, `<title>${escaped(page.title)}</title>`)
    .replace(/(name="description"\s+content=)"[^"]*"/, `$1"${escaped(descriptionIn(code))}"`)
    .replace('</head>', `  ${links.join('\n    ')}\n  </head>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
