export default {
  displayName: 'local-aws',
  preset: '../../jest.preset.js',
  // Some tests start processes, which takes long on a busy machine.
  testTimeout: 60_000,
};
