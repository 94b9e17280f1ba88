/** What every project's Jest configuration starts from; teams import it from the package. */
export { default } from './tools/testing/src/run/jest-preset.js';
