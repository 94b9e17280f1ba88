export default {
  displayName: 'shutdown',
  preset: '../../jest.preset.js',
  // Its tests wait for processes to end.
  maxWorkers: 3,
};
