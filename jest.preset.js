import preset from './tools/testing/src/run/jest-preset.js';
import { outsideJest } from './tools/testing/src/run/outside-jest.js';

/**
 * Packages that tests of most projects load; shared by all presets. zod and esbuild are not among them: they would
 * take a test's objects for instances of a class, and its regular expressions for none.
 */
export const EVERYWHERE = ['supertest', '@xterm'];
const outside = outsideJest(...EVERYWHERE);

/** What every project's Jest configuration starts from; teams import `preset` from the package. */
export default {
  ...preset,
  ...outside,
  transform: { ...preset.transform, ...outside.transform },
  // nightly.yml runs them as well: GATEHOUSE_NIGHTLY=1 npm test
  testPathIgnorePatterns: process.env.GATEHOUSE_NIGHTLY ? [] : [String.raw`\.nightly\.spec\.ts$`],
  // With --coverage. Of branches only: lines include those of types, and what child processes run is not seen.
  coverageProvider: 'v8',
  coverageReporters: ['text'],
  collectCoverageFrom: ['src/**/*.ts', '!src/**/test/**', '!src/**/*.spec.ts'],
  coverageThreshold: { global: { branches: 90 } },
};
