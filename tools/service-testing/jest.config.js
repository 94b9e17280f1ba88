export default {
  displayName: 'service-testing',
  preset: '../../jest.preset.js',
};
