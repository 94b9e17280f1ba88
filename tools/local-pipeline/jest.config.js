export default {
  displayName: 'local-pipeline',
  preset: '../../jest.preset.js',
  // It builds, deploys and starts a service.
  testTimeout: 180_000,
};
