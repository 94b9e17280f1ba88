import * as z from 'zod';

const days = (what: string) =>
  z
    .int({ error: `must be a whole number of days from 0 to 365 (${what})` })
    .min(0, { error: `must be a whole number of days from 0 to 365 (${what})` })
    .max(365, { error: `must be a whole number of days from 0 to 365 (${what})` });
/** What is done about a finding. */
export const actionSchema = z.enum(['block', 'warn', 'count']);

export const severityRuleSchema = z
  .strictObject({
    action: actionSchema.describe('block, warn, or just count'),
    most: z
      .int({ error: 'must be a whole number of 0 or more' })
      .min(0, { error: 'must be a whole number of 0 or more' })
      .optional()
      .describe('With "warn": up to so many are just counted. Default 0'),
    ticketWithin: days('until a ticket must exist')
      .optional()
      .describe(
        'Days after a vulnerability became known in which it needs a ticket: an exception that names one. Then it blocks',
      ),
    grace: z
      .strictObject({
        fixed: days('while there is a fix').optional().describe('Where there is a fix. Default 0'),
        unfixed: days('while there is no fix')
          .optional()
          .describe('Where there is none. Default 0'),
      })
      .optional()
      .describe(
        'Days after a vulnerability became known in which it does not block. Never for one that is known to be exploited, nor where its age is not known',
      ),
  })
  .describe('What is done about findings of this severity');

export type SeverityRule = z.infer<typeof severityRuleSchema>;
