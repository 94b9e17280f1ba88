import * as z from 'zod';
import { variableName } from './names-schema.ts';
import { sizeSchema } from './size-schema.ts';
import { tasksSchema } from './tasks-schema.ts';
import { whole } from './whole-number.ts';

/** What may differ between environments, each part with its description; nothing here has to be given. */
export const settingsShape = {
  size: sizeSchema,
  tasks: tasksSchema,
  capacity: z
    .enum(['on-demand', 'spot'])
    .describe(
      'Fargate capacity. Spot is cheaper and may be taken away with two minutes’ notice; in production the first task stays on demand. Default on-demand; spot outside production in the profile starter',
    ),
  environment: z
    .record(variableName, z.string({ error: 'must be a string' }).max(4_096))
    .describe(
      'Environment variables. Never a secret: everyone with access to the task definition can read them',
    ),
  healthCheck: z
    .strictObject({
      interval: whole(5, 300, 'seconds').optional().describe('Seconds between checks. Default 10'),
      timeout: whole(2, 60, 'seconds')
        .optional()
        .describe('Seconds until a check counts as failed. Default 5'),
      retries: whole(1, 10, 'checks')
        .optional()
        .describe('Failed checks that make a task unhealthy. Default 3'),
      startPeriod: whole(0, 300, 'seconds')
        .optional()
        .describe('Seconds after the start in which failures do not count. Default 30'),
    })
    .describe('The container health check, which asks /health'),
  shutdown: z
    .strictObject({
      drain: whole(0, 100, 'seconds')
        .optional()
        .describe(
          'Seconds that a task goes on serving after SIGTERM, while the load balancer takes it out. Default 10',
        ),
      stopTimeout: whole(2, 120, 'seconds')
        .optional()
        .describe('Seconds from SIGTERM to SIGKILL. Default 30'),
    })
    .describe('How a task ends'),
  deployment: z
    .strictObject({
      strategy: z
        .enum(['rolling', 'blue-green'])
        .optional()
        .describe(
          'Blue/green starts all new tasks beside the old ones, gives them all traffic at once, and can give it back at once. Default rolling',
        ),
      bake: whole(0, 60, 'minutes')
        .optional()
        .describe(
          'Of blue-green: minutes that the old tasks stay after that, ready to take the traffic back. Default 5',
        ),
    })
    .describe('How new tasks take the place of old ones'),
  temporaryStorage: whole(1, 1_024, 'MiB').describe(
    'MiB of memory for files at /tmp, noexec. The root file system cannot be written to. Default: none',
  ),
  ephemeralStorage: whole(21, 200, 'GiB').describe(
    'GiB of disk of a task. Default: the 20 of Fargate',
  ),
  alarms: z
    .strictObject({
      cpu: whole(1, 100, 'percent').optional().describe('CPU use in percent. Default 80'),
      memory: whole(1, 100, 'percent').optional().describe('Memory use in percent. Default 80'),
      errors: whole(1, 100, 'percent')
        .optional()
        .describe('Answers with 5xx in percent. Default 1'),
      latency: whole(1, 60_000, 'milliseconds')
        .optional()
        .describe('99th percentile of the answer time in milliseconds. Default 1000'),
    })
    .describe('Beyond what an alarm is raised'),
};

export const overridesSchema = z.strictObject(settingsShape).partial();
export type EnvironmentOverrides = z.infer<typeof overridesSchema>;
