import { testTitles } from '@gatehouse/docs/lint';
import { shippedImports, TEST_FILES, uncheckedBodies } from '@gatehouse/nx/lint';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Allowed imports; docs/architecture.md draws the same. */
const directions = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:library', 'type:kit', 'type:runtime'],
  },
  // A team's own: each project in libs/ that has no type in its package.json.
  {
    sourceTag: 'type:library',
    onlyDependOnLibsWithTags: ['type:library', 'type:kit', 'type:runtime'],
  },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:runtime'] },
  { sourceTag: 'type:runtime', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool', 'type:manifest'] },
  {
    sourceTag: 'type:benchmark',
    onlyDependOnLibsWithTags: ['type:kit', 'type:runtime', 'type:tool', 'type:testing'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:manifest', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'type:infrastructure',
    // A tool bundles it, so that it starts fast.
    onlyDependOnLibsWithTags: ['type:infrastructure', 'type:manifest', 'type:tool'],
  },
  {
    sourceTag: 'type:service-testing',
    onlyDependOnLibsWithTags: ['type:kit', 'type:manifest', 'type:tool', 'type:testing'],
  },
];

/** Tests may use the test helpers and the embedded AWS on top of that. */
const testDirections = directions.map((direction) => ({
  ...direction,
  onlyDependOnLibsWithTags: [
    ...direction.onlyDependOnLibsWithTags,
    'type:testing',
    'type:service-testing',
    'type:tool',
  ],
}));

const boundaries = (depConstraints) => [
  'error',
  {
    // A project's own configuration extends this one, as those of Nx's libraries do.
    allow: [String.raw`^.*/eslint\.config\.js$`],
    banTransitiveDependencies: true,
    checkNestedExternalImports: true,
    depConstraints,
  },
];

/** The rules are for code: a project may have a parser of its own for other files, as Nx's libraries have for JSON. */
const CODE = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';
const TESTS = [...TEST_FILES, '**/jest.config.js'].map((tests) => [tests, CODE]);

const rules = {
  'shipped-imports': shippedImports,
  'test-titles': testTitles,
  'unchecked-bodies': uncheckedBodies,
};

export default defineConfig(
  { ignores: ['**/dist', '**/node_modules', '**/coverage', '.nx'] },
  { plugins: { '@nx': nx, gatehouse: { rules } } },
  {
    files: [CODE],
    extends: [js.configs.recommended, tseslint.configs.recommended, tseslint.configs.stylistic],
    rules: {
      'no-console': 'error',
      // Escaping control characters is what a logger does.
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@nx/enforce-module-boundaries': boundaries(directions),
    },
  },
  {
    files: TESTS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries(testDirections),
      'gatehouse/test-titles': 'error',
    },
  },
  {
    files: [['**/src/**', CODE]],
    ignores: [...TEST_FILES, '**/readme-example.ts'],
    rules: { 'gatehouse/shipped-imports': 'error' },
  },
  {
    files: ['apps/*/src/**/*.ts'],
    ignores: TEST_FILES,
    rules: { 'gatehouse/unchecked-bodies': 'error' },
  },
  {
    // Written the way a user of the library writes it.
    files: ['**/readme-example.ts'],
    rules: { 'no-console': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
  {
    // Run by the infrastructure, not by the service.
    files: ['apps/*/infrastructure.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
