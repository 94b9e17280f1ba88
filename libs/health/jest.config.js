export default {
  displayName: 'health',
  preset: '../../jest.preset.js',
  // Its tests wait for checks and for the event loop.
  maxWorkers: 3,
};
