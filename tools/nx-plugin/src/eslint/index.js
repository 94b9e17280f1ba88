import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { shippedImports, TEST_FILES, uncheckedBodies } from '../lint/index.js';

const CODE = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';

/**
 * ESLint's configuration of a new workspace, as a list to spread into your own. `gatehouse/shipped-imports` reports
 * imports that a service's image would lack, `gatehouse/unchecked-bodies` fields of a body that nothing has checked.
 * @type {import('eslint').Linter.Config[]}
 */
const config = [
  { ignores: ['**/dist', '**/node_modules', '**/coverage', '.nx'] },
  js.configs.recommended,
  .../** @type {import('eslint').Linter.Config[]} */ (tseslint.configs.recommended),
  {
    files: [CODE],
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    plugins: {
      gatehouse: {
        rules: { 'shipped-imports': shippedImports, 'unchecked-bodies': uncheckedBodies },
      },
    },
  },
  {
    files: [['**/src/**', CODE]],
    ignores: TEST_FILES,
    rules: { 'gatehouse/shipped-imports': 'error', 'gatehouse/unchecked-bodies': 'error' },
  },
];

export default config;
