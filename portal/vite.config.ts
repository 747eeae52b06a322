import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { compressed } from './delivery/compressed.ts';
import { pageFiles } from './delivery/page-files.ts';
import { offlineShell } from './offline/plugin.ts';

const api = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`;

/** What most pages need beside themselves. */
const sharedByPages = [
  /vite\/preload-helper/,
  /node_modules\/(@vue|vue|vue-router)\//,
  /portal\/src\/(paths|components|composables|formats|procedure)/,
  /portal\/src\/(messages\/plural|customer\/link-token|complaint\/kept-draft)/,
  /portal\/src\/server\/(?!live-socket|follow)/,
];
const isShared = (module: string) => sharedByPages.some((part) => part.test(module));

export default defineConfig({
  plugins: [vue({ features: { optionsAPI: false } }), offlineShell(), pageFiles(), compressed()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/graphql': { target: api, ws: true }, '/files': api, '/cases': api },
  },
  build: {
    // The content security policy allows files of our own origin and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Few files: what several pages share comes as one, since each file costs its turn on a slow line.
        codeSplitting: { groups: [{ name: 'shared', test: isShared, minShareCount: 2 }] },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
