import * as z from 'zod';
import { productTreeSchema } from './csaf-products.ts';
import { instant } from './statement.ts';

const ids = z.array(z.string()).default([]);
const about = { product_ids: ids, group_ids: ids };

/** https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html (4.5, profile VEX) */
export const csafSchema = z.looseObject({
  document: z.looseObject({
    category: z.literal('csaf_vex'),
    publisher: z.looseObject({ name: z.string().min(1) }),
    tracking: z.looseObject({
      current_release_date: instant,
      status: z.enum(['interim', 'final'], {
        error: 'must be "interim" or "final": a draft is for its author alone',
      }),
    }),
  }),
  product_tree: productTreeSchema,
  vulnerabilities: z.array(
    z.looseObject({
      cve: z.string().optional(),
      ids: z.array(z.looseObject({ text: z.string() })).default([]),
      product_status: z.looseObject({
        known_not_affected: ids,
        fixed: ids,
        first_fixed: ids,
        known_affected: ids,
        first_affected: ids,
        last_affected: ids,
        under_investigation: ids,
      }),
      flags: z
        .array(z.looseObject({ label: z.string(), date: instant.optional(), ...about }))
        .default([]),
      threats: z
        .array(
          z.looseObject({
            category: z.string(),
            details: z.string(),
            date: instant.optional(),
            ...about,
          }),
        )
        .default([]),
    }),
  ),
});
export type Csaf = z.infer<typeof csafSchema>;
