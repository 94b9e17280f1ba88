export default {
  displayName: 'dev-server',
  preset: '../../jest.preset.js',
};
