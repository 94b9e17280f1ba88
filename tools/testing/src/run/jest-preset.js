import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceConditions } from './source-conditions.js';

const run = import.meta.dirname;
/** From this package, as a package manager may put it where the workspace does not see it. */
const packageFile = (name) => fileURLToPath(import.meta.resolve(name));

/** What every project's Jest configuration starts from: ES modules as Node runs them, TypeScript through swc. */
export default {
  testEnvironment: 'node',
  // A library's sources rather than what was built of them, see "customConditions" in tsconfig.base.json.
  testEnvironmentOptions: {
    customExportConditions: [...sourceConditions(process.cwd()), 'node', 'node-addons'],
  },
  resolver: join(run, 'resolve-sources.js'),
  // Packages are compiled once for all files of tests that a process runs.
  runtime: join(run, 'compile-once.js'),
  // Nothing else is searched: what an earlier build left in dist is no source.
  roots: ['<rootDir>/src'],
  // Tests fail when they are stuck, not when a busy machine takes long to start a process.
  testTimeout: 180_000,
  // A run leaves no files in the machine's temporary folder, and it always ends.
  globalSetup: join(run, 'begin-run.js'),
  globalTeardown: join(run, 'end-run.js'),
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      packageFile('@swc/jest'),
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
};
