import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { decorator: { legacy: true } },
  ssr: { resolve: { conditions: ['source', 'module', 'node'] } },
  // Loaded by Node itself, these would bring a second copy of graphql with types of its own.
  test: { server: { deps: { inline: ['type-graphql', 'graphql-scalars', '@graphql-yoga/subscription'] } } },
});
