export default {
  displayName: 'service-manifest',
  preset: '../../jest.preset.js',
};
