export default {
  displayName: 'secrets',
  preset: '../../jest.preset.js',
  // Its tests wait: for refreshes, time-outs and processes.
  maxWorkers: 3,
};
