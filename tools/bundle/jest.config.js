export default {
  displayName: 'bundle',
  preset: '../../jest.preset.js',
};
