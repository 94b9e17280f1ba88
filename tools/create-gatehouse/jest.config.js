export default {
  displayName: 'create-gatehouse',
  preset: '../../jest.nx.preset.js',
};
