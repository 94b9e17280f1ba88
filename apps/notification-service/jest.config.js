import { outsideJest } from '../../tools/testing/src/run/outside-jest.js';

export default {
  displayName: 'notification-service',
  preset: '../../jest.preset.js',
  ...outsideJest('@aws-sdk', '@smithy', 'fastify', 'dynalite'),
  // Its tests wait: for time-outs, retries and processes.
  maxWorkers: 2,
};
