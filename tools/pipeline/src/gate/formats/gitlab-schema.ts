import * as z from 'zod';
import { utcMoment } from '../moment.ts';

const tool = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  version: z.string().optional(),
});
const vulnerability = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  severity: z.string().default(''),
  solution: z.string().default(''),
  location: z.looseObject({
    dependency: z.looseObject({
      package: z.looseObject({ name: z.string().min(1) }),
      version: z.string().default(''),
    }),
    operating_system: z.string().default(''),
    image: z.string().default(''),
  }),
  identifiers: z
    .array(
      z.looseObject({ type: z.string(), value: z.string().min(1), url: z.string().optional() }),
    )
    .min(1, { error: 'must have an identifier' }),
  cvss_vectors: z.array(z.looseObject({ vector: z.string() })).nullish(),
});
/** https://gitlab.com/gitlab-org/security-products/security-report-schemas (container scanning, 14 and 15) */
export const gitLabReport = z.looseObject({
  version: z.string().regex(/^1[45]\./, { error: 'must be 14.x or 15.x' }),
  scan: z.looseObject({
    type: z.literal('container_scanning'),
    scanner: tool,
    start_time: utcMoment.optional(),
    end_time: utcMoment.optional(),
    status: z.string(),
  }),
  vulnerabilities: z.array(vulnerability),
});
export type GitLabVulnerability = z.infer<typeof vulnerability>;
