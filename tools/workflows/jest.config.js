export default {
  displayName: 'workflows',
  preset: '../../jest.preset.js',
  // Some start other commands, and that on a busy machine.
  testTimeout: 30_000,
};
