import * as z from 'zod';
import { text } from './text-schema.ts';

const time = text('a time such as 07:30', /^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Time of day');

/** Hours in which tasks run. */
export const hours = z
  .strictObject({
    from: time.describe('Time at which the tasks start'),
    to: time.describe('Time at which the tasks stop'),
    days: z
      .enum(['MON-FRI', 'MON-SUN'])
      .optional()
      .describe('Days on which tasks run. Default MON-FRI'),
    timezone: text(
      'a time zone such as Europe/Berlin',
      /^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2})$/,
      'Time zone of both. Default UTC',
    ).optional(),
  })
  .describe(
    'Hours in which tasks run; outside of them there are none. Not in production. Default: always',
  );
