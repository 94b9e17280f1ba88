import preset, { EVERYWHERE } from './jest.preset.js';
import { outsideJest } from './tools/testing/src/run/outside-jest.js';

const outside = outsideJest('nx', '@nx', 'typescript', 'prettier', ...EVERYWHERE);

/** For projects whose tests use Nx and what its generators load, which takes a second for each file of tests. */
export default { ...preset, ...outside, transform: { ...preset.transform, ...outside.transform } };
