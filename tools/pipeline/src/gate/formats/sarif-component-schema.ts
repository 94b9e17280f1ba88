import * as z from 'zod';

/** Tools put their own words into property bags, under names of their own choice. */
export const sarifProperties = z.record(z.string(), z.unknown()).nullish();
export const sarifText = z.looseObject({
  text: z.string().default(''),
  markdown: z.string().optional(),
});
const rule = z.looseObject({
  id: z.string().min(1),
  guid: z.string().optional(),
  name: z.string().optional(),
  shortDescription: sarifText.optional(),
  help: sarifText.optional(),
  helpUri: z.string().optional(),
  defaultConfiguration: z.looseObject({ level: z.string().optional() }).optional(),
  properties: sarifProperties,
});
export const sarifComponent = z.looseObject({
  name: z.string().min(1),
  guid: z.string().optional(),
  version: z.string().optional(),
  semanticVersion: z.string().optional(),
  rules: z.array(rule).nullish(),
});

export type SarifRule = z.infer<typeof rule>;
export type SarifComponent = z.infer<typeof sarifComponent>;
