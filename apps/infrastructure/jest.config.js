export default {
  displayName: 'infrastructure',
  preset: '../../jest.preset.js',
  // Loading the CDK takes seconds on a busy machine.
  testTimeout: 60_000,
};
