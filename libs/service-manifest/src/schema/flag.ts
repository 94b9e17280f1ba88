import * as z from 'zod';

/** A setting that is on or off. */
export const flag = (description: string) =>
  z.boolean({ error: 'must be true or false' }).optional().describe(description);
