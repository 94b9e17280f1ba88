export default {
  displayName: 'container',
  preset: '../../jest.preset.js',
  // Those need a Docker engine: npx nx container-test NAME.
  testPathIgnorePatterns: ['/on-the-engine/'],
};
