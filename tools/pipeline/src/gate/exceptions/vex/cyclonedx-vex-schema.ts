import * as z from 'zod';
import { instant } from './statement.ts';

const component = z.looseObject({
  'bom-ref': z.string().optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  purl: z.string().optional(),
});
export type Component = z.infer<typeof component>;
const affected = z.looseObject({
  ref: z.string(),
  versions: z
    .array(
      z.looseObject({
        version: z.string().optional(),
        range: z.string().optional(),
        status: z.enum(['affected', 'unaffected', 'unknown']).default('affected'),
      }),
    )
    .optional(),
});
export type Affected = z.infer<typeof affected>;

/** https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis */
export const cycloneDxVexSchema = z.looseObject({
  serialNumber: z.string().optional(),
  version: z.int().default(1),
  metadata: z.looseObject({
    timestamp: instant,
    authors: z.array(z.looseObject({ name: z.string().optional() })).optional(),
    component: component.optional(),
  }),
  components: z.array(component).default([]),
  vulnerabilities: z.array(
    z.looseObject({
      id: z.string().min(1),
      analysis: z
        .looseObject({
          state: z.enum([
            'resolved',
            'resolved_with_pedigree',
            'exploitable',
            'in_triage',
            'false_positive',
            'not_affected',
          ]),
          justification: z.string().min(1).optional(),
          detail: z.string().min(1).optional(),
          firstIssued: instant.optional(),
          lastUpdated: instant.optional(),
        })
        .optional(),
      affects: z.array(affected).default([]),
    }),
  ),
});
export type CycloneDxVex = z.infer<typeof cycloneDxVexSchema>;
