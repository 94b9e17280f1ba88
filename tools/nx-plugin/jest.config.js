import preset from '../../jest.preset.js';
import { outsideJest } from '../testing/src/run/outside-jest.js';

// Nx and what its generators load take a second or more for each file of tests.
const outside = outsideJest('nx', '@nx', 'typescript', 'prettier');

export default {
  ...preset,
  ...outside,
  displayName: 'nx-plugin',
  transform: { ...preset.transform, ...outside.transform },
};
