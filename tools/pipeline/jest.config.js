export default {
  displayName: 'pipeline',
  preset: '../../jest.preset.js',
  // Some start the command itself, and that on a busy machine.
  testTimeout: 30_000,
};
