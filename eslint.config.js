import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** Imports that a folder may not make, with the sentence that its author reads. */
function forbidImports(files, ...patterns) {
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
}

const oneWay = 'Dependencies run one way: db → api → schema → portal → e2e.';

const portalPackages = {
  regex: '^@desk/(?!schema(/|$)|api/procedure/reference$)',
  message: `${oneWay} The portal repeats no rule; of the API it imports the reference number's rules only.`,
};

/** What a page may not import; `neighbour` matches the way from the file to the other pages. */
function pageImports(neighbour) {
  const message = 'A page imports shared components and composables, never another page.';
  return [portalPackages, { regex: `(^|/)pages/|${neighbour}`, message }];
}

/** The house's direction: which packages each package may import. */
const direction = [
  forbidImports(['db/**/*.ts'], { group: ['@desk/*'], message: oneWay }),
  forbidImports(['api/**/*.ts'], { regex: '^@desk/(?!db(/|$))', message: oneWay }),
  forbidImports(['schema/**/*.ts'], { regex: '^@desk/(?!(api|db)(/|$))', message: oneWay }),
  forbidImports(['portal/**/*.{ts,vue}'], portalPackages),
];

/** Rooms within a package that may import less than the package may. */
const rooms = [
  forbidImports(['api/src/procedure/**/*.ts'], {
    regex: '^(?!\\./|temporal-polyfill$)',
    message: 'The procedure is pure: it imports its own files and the date library only.',
  }),
  forbidImports(['api/src/procedure/**/*.test.ts'], {
    regex: '^(?!\\./|temporal-polyfill$|vitest$|fast-check$)',
    message: 'The procedure is tested with its own files and the date library only.',
  }),
  forbidImports(
    ['api/src/**/*.resolver.ts'],
    { regex: '^@desk/(?!db(/|$))', message: oneWay },
    { group: ['@mikro-orm/*'], message: 'A resolver is a call and a return; queries belong to services.' },
  ),
  forbidImports(['portal/src/pages/*/*.{ts,vue}'], ...pageImports('^\\.\\./[^.]')),
  forbidImports(['portal/src/pages/*/*/*.{ts,vue}'], ...pageImports('^\\.\\./\\.\\./[^.]')),
];

const environment = {
  files: ['api/src/**/*.ts'],
  ignores: ['api/src/env.ts', '**/*.test.ts', 'api/src/testing/**'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'env', message: 'Only env.ts reads the environment.' },
    ],
  },
};

export default defineConfig(
  {
    ignores: ['**/dist/', '**/test-results/', '**/coverage/', 'portal/src/gql/', 'e2e/.output/', '.data/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,vue}'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
  },
  { files: ['portal/**/*.vue'], extends: [vue.configs['flat/recommended']] },
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // It forbids `[...text]`, which is how a reference number is taken apart.
      '@typescript-eslint/no-misused-spread': 'off',
      // `() => {}` is the plain way to say that nothing is to be done.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Resolvers answer with entities where a GraphQL class is declared: its fields are checked, not its name.
      // The rule also overflows the stack on types that contain themselves.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Numbers read well in messages and addresses without being turned into strings first.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // type-graphql's resolvers are classes by design, some with static members or none.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['portal/**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: {
      // How templates are laid out is prettier's business.
      ...vue.configs['no-layout-rules'].rules,
      // An optional property is undefined when it is left out, and its type says so.
      'vue/require-default-prop': 'off',
      // Every word is a message, so that it exists in each language.
      'vue/no-bare-strings-in-template': ['error', { allowlist: ['(', ')', '-', '.', ':', '·'] }],
      // The linter does not see that Vue leaves out the properties that have a default here.
      '@typescript-eslint/no-useless-default-assignment': 'off',
    },
  },
  {
    files: ['portal/**/*.vue', 'portal/src/main.ts', 'portal/src/router.ts'],
    rules: {
      // The linter cannot read the types of imported .vue files; vue-tsc does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['db/src/migrations/**'],
    rules: {
      // Written by the migration generator, which escapes more than it needs to.
      'no-useless-escape': 'off',
    },
  },
  { files: ['portal/**/*.{ts,vue}'], languageOptions: { globals: globals.browser } },
  {
    files: ['portal/offline/service-worker.js'],
    languageOptions: { globals: { ...globals.serviceworker, __FILES__: 'readonly', __PAGES__: 'readonly' } },
  },
  { files: ['**/*.{js,mjs}', '**/*.config.ts'], languageOptions: { globals: globals.node } },
  ...direction,
  ...rooms,
  environment,
);
