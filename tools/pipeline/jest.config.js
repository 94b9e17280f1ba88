import { availableParallelism } from 'node:os';

export default {
  displayName: 'pipeline',
  preset: '../../jest.aws.preset.js',
  // More than there are cores: while a test waits for a process or by the real clock, another one computes.
  maxWorkers: availableParallelism() + 1,
};
