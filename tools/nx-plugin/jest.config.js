export default {
  displayName: 'nx-plugin',
  preset: '../../jest.nx.preset.js',
};
