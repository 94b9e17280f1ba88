import preset from './tools/testing/src/run/jest-preset.js';

/** What every project's Jest configuration starts from; teams import `preset` from the package. */
export default {
  ...preset,
  // nightly.yml runs them as well: GATEHOUSE_NIGHTLY=1 npm test
  testPathIgnorePatterns: process.env.GATEHOUSE_NIGHTLY ? [] : [String.raw`\.nightly\.spec\.ts$`],
};
