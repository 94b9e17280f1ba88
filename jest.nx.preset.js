import preset from './jest.preset.js';
import { outsideJest } from './tools/testing/src/run/outside-jest.js';

const outside = outsideJest('nx', '@nx', 'typescript', 'prettier');

/** For projects whose tests use Nx and what its generators load, which takes a second for each file of tests. */
export default { ...preset, ...outside, transform: { ...preset.transform, ...outside.transform } };
