export default {
  displayName: 'inputs',
  preset: '../../jest.preset.js',
  // Some start other commands, which take long on a busy machine.
  testTimeout: 30_000,
};
