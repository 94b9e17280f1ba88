import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { GatehouseError } from '@gatehouse/service-manifest';

const item = z.looseObject({ item: z.string(), amount: z.number(), usd: z.number() });
const costsSchema = z.looseObject({
  version: z.literal(1),
  currency: z.literal('USD'),
  prices: z.looseObject({ region: z.string(), date: z.string() }),
  requestsPerDay: z.record(z.string(), z.number()),
  stacks: z.array(
    z.looseObject({
      stack: z.string(),
      group: z.string(),
      service: z.string().optional(),
      usd: z.number(),
      items: z.array(item),
    }),
  ),
  groups: z.record(z.string(), z.number()),
  usd: z.number(),
  unpriced: z.array(z.string()),
});

/** The estimate of `nx synth infrastructure`, in USD a month. */
export type Costs = z.infer<typeof costsSchema>;

/** @throws if the file is unreadable, or was not written by `nx synth infrastructure` */
export function readCosts(file: string): Costs {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GatehouseError(
      'GH-COSTS-001',
      `${file} cannot be read (${code}): run "npx nx synth infrastructure" first`,
      {
        cause: error,
      },
    );
  }
  try {
    return costsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new GatehouseError(
      'GH-COSTS-001',
      `${file} is no estimate of costs: run "npx nx synth infrastructure" again`,
      {
        cause: error,
      },
    );
  }
}
