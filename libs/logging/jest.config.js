export default {
  displayName: 'logging',
  preset: '../../jest.preset.js',
  // Its tests wait for processes and their readers.
  maxWorkers: 3,
};
