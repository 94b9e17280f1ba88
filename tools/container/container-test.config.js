/** Proves the image of one service on a Docker engine; see src/container-test.ts. */
export default {
  displayName: 'container-test',
  preset: '../../jest.preset.js',
  testMatch: ['<rootDir>/src/on-the-engine/*.spec.ts'],
  testTimeout: 30_000,
  maxWorkers: 1,
};
