import * as z from 'zod';
import { moment } from '../moment.ts';
import { sarifComponent, sarifProperties, sarifText } from './sarif-component-schema.ts';

const componentReference = z.looseObject({
  index: z.int().optional(),
  guid: z.string().optional(),
  name: z.string().optional(),
});
const result = z.looseObject({
  ruleId: z.string().optional(),
  ruleIndex: z.int().optional(),
  rule: z
    .looseObject({
      id: z.string().optional(),
      index: z.int().optional(),
      guid: z.string().optional(),
      toolComponent: componentReference.optional(),
    })
    .optional(),
  kind: z.string().optional(),
  level: z.string().optional(),
  message: sarifText,
  locations: z
    .array(
      z.looseObject({
        physicalLocation: z
          .looseObject({
            artifactLocation: z.looseObject({ uri: z.string().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  suppressions: z
    .array(
      z.looseObject({
        kind: z.string().optional(),
        status: z.string().optional(),
        justification: z.string().optional(),
      }),
    )
    .nullish(),
  properties: sarifProperties,
});
const run = z.looseObject({
  tool: z.looseObject({ driver: sarifComponent, extensions: z.array(sarifComponent).nullish() }),
  invocations: z
    .array(
      z.looseObject({ executionSuccessful: z.boolean().optional(), endTimeUtc: moment.optional() }),
    )
    .optional(),
  results: z.array(result, { error: 'must be a list: without one the scan has not been done' }),
  externalPropertyFileReferences: z
    .looseObject({
      results: z.array(z.looseObject({})).optional(),
      driver: z.looseObject({}).optional(),
      extensions: z.array(z.looseObject({})).optional(),
    })
    .optional(),
  properties: z
    .looseObject({
      repoDigests: z.array(z.string()).nullish(),
      imageName: z.string().optional(),
      imageID: z.string().optional(),
    })
    .nullish(),
});
/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifLog = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.array(run).min(1, { error: 'must have a run' }),
});

export type SarifRun = z.infer<typeof run>;
export type SarifResult = z.infer<typeof result>;
