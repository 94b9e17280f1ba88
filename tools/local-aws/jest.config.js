import { availableParallelism } from 'node:os';
import { outsideJest } from '../testing/src/run/outside-jest.js';

export default {
  displayName: 'local-aws',
  preset: '../../jest.preset.js',
  ...outsideJest('@aws-sdk', '@smithy', 'fastify', 'dynalite'),
  // Some tests start processes, which takes long on a busy machine.
  testTimeout: 60_000,
  // More than there are cores: while a test waits for a process or a call that hangs, another one computes.
  maxWorkers: availableParallelism() + 1,
};
