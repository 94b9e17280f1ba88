import * as z from 'zod';
import { hours } from './hours-schema.ts';
import { whole } from './whole-number.ts';

/** How many tasks run, and when. */
export const tasksSchema = z
  .strictObject({
    min: whole(0, 1_000, 'tasks')
      .optional()
      .describe(
        'Fewest tasks. With 0, which production does not allow, an operator can stop all. Default 2; 1 in the profile starter',
      ),
    max: whole(1, 1_000, 'tasks')
      .optional()
      .describe('Most tasks. Default 6; fewer in the profile starter'),
    hours: hours.optional(),
    cpuTarget: whole(10, 90, 'percent')
      .optional()
      .describe('Average CPU use, in percent, that scaling aims at. Default 60'),
  })
  .describe('How many tasks run');
