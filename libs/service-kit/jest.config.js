export default {
  displayName: 'service-kit',
  preset: '../../jest.preset.js',
  // Its tests wait for processes, and for time-outs of Secrets Manager.
  maxWorkers: 3,
};
