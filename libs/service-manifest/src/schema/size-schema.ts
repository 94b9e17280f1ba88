import * as z from 'zod';
import { FARGATE_MEMORY } from './fargate-size.ts';
import { whole } from './whole-number.ts';

const cpuSizes = [...FARGATE_MEMORY.keys()];

/** The size of a task. Fargate allows certain pairs only, which the rules check. */
export const sizeSchema = z
  .strictObject({
    cpu: z
      .literal(cpuSizes, { error: `must be one of ${cpuSizes.join(', ')} (CPU units)` })
      .optional()
      .describe('CPU units of a task; 1024 is one vCPU. Default 256'),
    memory: whole(512, 249_856, 'MiB')
      .optional()
      .describe('Memory of a task in MiB; Fargate allows certain pairs with cpu only. Default 512'),
  })
  .describe('Size of a task');
