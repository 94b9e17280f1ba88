import * as z from 'zod';
import { moment } from '../moment.ts';
import { purl } from './format.ts';

const property = z.looseObject({ name: z.string().default(''), value: z.string().default('') });
const component = z.looseObject({
  'bom-ref': z.string().optional(),
  type: z.string().optional(),
  name: z.string().min(1),
  group: z.string().optional(),
  version: z.string().default(''),
  purl: purl.optional(),
  properties: z.array(property).nullish(),
});
const tool = z.looseObject({
  name: z.string(),
  vendor: z.string().optional(),
  version: z.string().optional(),
});
const rating = z
  .looseObject({
    source: z.looseObject({ name: z.string().optional() }).nullish(),
    severity: z.string().optional(),
    score: z.number().min(0).optional(),
    method: z.string().optional(),
    vector: z.string().optional(),
  })
  .refine((given) => !isCvss(given) || given.score === undefined || given.score <= 10, {
    path: ['score'],
    error: 'must be from 0 to 10',
  });

/** Whether a rating uses CVSS; other methods, such as EPSS, have their own scales. */
export const isCvss = ({ method }: { readonly method?: string | undefined }) =>
  method === undefined || /^CVSS/i.test(method);

const vulnerability = z.looseObject({
  id: z.string().min(1),
  source: z.looseObject({ url: z.string().optional() }).nullish(),
  references: z.array(z.looseObject({ id: z.string() })).nullish(),
  ratings: z.array(rating).nullish(),
  description: z.string().default(''),
  recommendation: z.string().default(''),
  published: moment.optional(),
  created: moment.optional(),
  affects: z.array(z.looseObject({ ref: z.string() })).nullish(),
  analysis: z
    .looseObject({ state: z.string().optional(), detail: z.string().optional() })
    .nullish(),
  properties: z.array(property).nullish(),
});

/** https://cyclonedx.org/docs/1.6/json/ */
export const cycloneDxDocument = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(['1.4', '1.5', '1.6', '1.7']),
  metadata: z
    .looseObject({
      timestamp: moment.optional(),
      tools: z
        .union([
          z.array(tool),
          z.looseObject({
            components: z.array(tool).optional(),
            services: z.array(tool).optional(),
          }),
        ])
        .optional(),
      component: component.optional(),
      properties: z.array(property).nullish(),
    })
    .optional(),
  components: z.array(component).nullish(),
  vulnerabilities: z.array(vulnerability, {
    error: 'must be a list: a bill of materials without one is no scan',
  }),
});

export type CycloneDx = z.infer<typeof cycloneDxDocument>;
export type CycloneDxComponent = z.infer<typeof component>;
export type CycloneDxVulnerability = z.infer<typeof vulnerability>;
export type CycloneDxTool = z.infer<typeof tool>;
export type CycloneDxProperty = z.infer<typeof property>;
