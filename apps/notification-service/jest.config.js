export default {
  displayName: 'notification-service',
  preset: '../../jest.aws.preset.js',
  // Its tests wait: for time-outs, retries and processes.
  maxWorkers: 2,
};
