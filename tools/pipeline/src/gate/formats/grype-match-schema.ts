import * as z from 'zod';
import { probability, purl, score } from './format.ts';

const cvss = z.array(
  z.looseObject({ metrics: z.looseObject({ baseScore: score.optional() }).optional() }),
);
const rated = {
  id: z.string().min(1),
  cvss: cvss.nullish(),
  epss: z.array(z.looseObject({ epss: probability })).nullish(),
  knownExploited: z.array(z.looseObject({})).nullish(),
};
export const grypeMatch = z.looseObject({
  vulnerability: z.looseObject({
    ...rated,
    dataSource: z.string().optional(),
    severity: z.string().default(''),
    description: z.string().default(''),
    urls: z.array(z.string()).nullish(),
    fix: z
      .looseObject({ versions: z.array(z.string()).nullish(), state: z.string().optional() })
      .optional(),
    advisories: z.array(z.looseObject({ id: z.string().optional() })).nullish(),
  }),
  relatedVulnerabilities: z.array(z.looseObject(rated)).nullish(),
  artifact: z.looseObject({
    name: z.string().min(1),
    version: z.string().default(''),
    type: z.string().optional(),
    purl: purl.optional(),
    upstreams: z.array(z.looseObject({ name: z.string().optional() })).nullish(),
    locations: z
      .array(z.looseObject({ path: z.string().optional(), layerID: z.string().optional() }))
      .nullish(),
  }),
});

export type GrypeMatch = z.infer<typeof grypeMatch>;
