import { join } from 'node:path';
import preset from './tools/testing/src/run/jest-preset.js';
import { outsideJest } from './tools/testing/src/run/outside-jest.js';

/** Packages that tests of most projects load; shared by all presets. */
export const EVERYWHERE = ['zod', 'supertest', '@xterm', 'esbuild'];
const zod = join(import.meta.dirname, 'node_modules/zod');
const outside = outsideJest(...EVERYWHERE);

/** What every project's Jest configuration starts from; teams import `preset` from the package. */
export default {
  ...preset,
  ...outside,
  transform: { ...preset.transform, ...outside.transform },
  // Its CommonJS: the same sources as its ES modules, and it can be loaded outside Jest.
  moduleNameMapper: { '^zod$': join(zod, 'index.cjs'), '^zod/(.+)$': join(zod, '$1/index.cjs') },
  // nightly.yml runs them as well: GATEHOUSE_NIGHTLY=1 npm test
  testPathIgnorePatterns: process.env.GATEHOUSE_NIGHTLY ? [] : [String.raw`\.nightly\.spec\.ts$`],
};
