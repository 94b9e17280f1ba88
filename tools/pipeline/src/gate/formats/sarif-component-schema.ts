import * as z from 'zod';

/** Tools put their own words into property bags, under names of their own choice. */
export const properties = z.record(z.string(), z.unknown()).nullish();
export const text = z.looseObject({
  text: z.string().default(''),
  markdown: z.string().optional(),
});
const rule = z.looseObject({
  id: z.string().min(1),
  guid: z.string().optional(),
  name: z.string().optional(),
  shortDescription: text.optional(),
  help: text.optional(),
  helpUri: z.string().optional(),
  defaultConfiguration: z.looseObject({ level: z.string().optional() }).optional(),
  properties,
});
export const component = z.looseObject({
  name: z.string().min(1),
  guid: z.string().optional(),
  version: z.string().optional(),
  semanticVersion: z.string().optional(),
  rules: z.array(rule).nullish(),
});

export type SarifRule = z.infer<typeof rule>;
export type SarifComponent = z.infer<typeof component>;
