export default {
  displayName: 'release',
  preset: '../../jest.preset.js',
};
