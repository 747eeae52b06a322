import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: ['src/**/*.graphql'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        useTypeImports: true,
        scalars: { DateTime: 'string', LocalDate: 'string', UUID: 'string' },
      },
    },
    // What the API lets strangers ask in production.
    'src/gql/persisted-documents.json': { plugins: ['./registered-operations.mjs'] },
  },
};

export default config;
