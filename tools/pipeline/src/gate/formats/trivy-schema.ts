import * as z from 'zod';
import { moment } from '../moment.ts';
import { trivyResult } from './trivy-result-schema.ts';

/** https://trivy.dev/latest/docs/configuration/reporting/#json */
export const trivyReport = z.looseObject({
  SchemaVersion: z.literal(2),
  CreatedAt: moment.optional(),
  Trivy: z
    .looseObject({
      Version: z.string().optional(),
      // From a server that did the scan; a client alone does not report which database it used.
      Server: z
        .looseObject({
          VulnerabilityDB: z.looseObject({ UpdatedAt: moment.optional() }).nullish(),
        })
        .optional(),
    })
    .optional(),
  ArtifactType: z.string().optional(),
  Metadata: z
    .looseObject({
      ImageID: z.string().optional(),
      OS: z
        .looseObject({
          Family: z.string().default(''),
          Name: z.string().default(''),
          EOSL: z.boolean().optional(),
        })
        .nullish(),
      RepoDigests: z.array(z.string()).nullish(),
    })
    .optional(),
  Results: z.array(trivyResult).nullish(),
});

export type TrivyReport = z.infer<typeof trivyReport>;
