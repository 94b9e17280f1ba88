import { availableParallelism } from 'node:os';

export default {
  displayName: 'local-aws',
  preset: '../../jest.aws.preset.js',
  // More than there are cores: while a test waits for a process or a call that hangs, another one computes.
  maxWorkers: availableParallelism() + 1,
};
