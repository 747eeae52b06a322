import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // type-graphql's decorators are the legacy kind.
  oxc: { decorator: { legacy: true } },
  // Vite would take graphql's .mjs where Node takes its .js, and two copies refuse each other's schemas.
  resolve: { alias: { graphql: fileURLToPath(import.meta.resolve('graphql')) } },
  ssr: { resolve: { conditions: ['source', 'node', 'development|production'] } },
  test: {
    globalSetup: ['../db/src/testing/test-server.ts', 'src/testing/desk-bundle.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine, and soon on any other.
    expect: { poll: { timeout: 20_000 } },
    // Vitest would leave one of two cores idle.
    maxWorkers: 2,
    // Each worker loads the desk's modules once: loading them anew for each file took longer than the tests. A test
    // that changes something of a module or of the process puts it back.
    isolate: false,
    // A name that Node does not find in a CommonJS module is not to be found here either.
    deps: { interopDefault: false },
    server: {
      deps: {
        // Loaded natively they would bring a second copy of graphql.
        inline: ['type-graphql', 'graphql-scalars', '@graphql-yoga/subscription'],
      },
    },
  },
});
