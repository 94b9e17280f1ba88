export default {
  displayName: 'shutdown',
  preset: '../../jest.preset.js',
};
