export default {
  displayName: 'inputs',
  preset: '../../jest.preset.js',
};
