export default {
  displayName: 'nx-plugin',
  preset: '../../jest.preset.js',
};
