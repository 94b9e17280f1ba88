export default {
  displayName: 'local-pipeline',
  preset: '../../jest.preset.js',
};
