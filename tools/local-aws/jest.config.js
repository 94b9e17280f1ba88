import { availableParallelism } from 'node:os';

export default {
  displayName: 'local-aws',
  preset: '../../jest.aws.preset.js',
  // More workers than cores: while a test waits for a process or a hanging call, another one computes.
  maxWorkers: availableParallelism() + 1,
};
