export default {
  displayName: 'secrets',
  preset: '../../jest.preset.js',
  // The waiting in the specs has its own limits; this one must not be shorter on a busy machine.
  testTimeout: 30_000,
};
