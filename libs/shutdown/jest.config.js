export default {
  displayName: 'shutdown',
  preset: '../../jest.preset.js',
  // Processes side by side, on a machine that may be busy.
  testTimeout: 30_000,
};
