import * as z from 'zod';
import { moment } from '../moment.ts';
import { cycloneDxDocument } from './cyclonedx-schema.ts';
import { probability, score } from './format.ts';

export const inspectorScanVulnerability = z.looseObject({
  id: z.string().min(1),
  severity: z.string().default(''),
  source: z.string().optional(),
  related: z.array(z.string()).nullish(),
  description: z.string().default(''),
  created: moment.optional(),
  properties: z
    .looseObject({
      cisa_kev_date_added: z.string().optional(),
      epss: probability.optional(),
      cvss: z
        .array(
          z.looseObject({
            severity: z.string().optional(),
            cvss4_base_score: score.optional(),
            cvss3_base_score: score.optional(),
            cvss2_base_score: score.optional(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  affects: z
    .array(
      z.looseObject({
        installed_version: z.string().default(''),
        fixed_version: z.string().optional(),
        path: z.string().optional(),
      }),
    )
    .nullish(),
});
/** The output format INSPECTOR. */
export const ownFormat = z.looseObject({
  vulnerability_count: z.record(z.string(), z.number()).optional(),
  vulnerabilities: z.array(inspectorScanVulnerability).nullish(),
});
/** The output format CYCLONE_DX_1_5. */
export const cycloneDxFormat = cycloneDxDocument.extend({
  // Without findings, the list may be missing.
  vulnerabilities: cycloneDxDocument.shape.vulnerabilities.optional(),
});
/** https://docs.aws.amazon.com/inspector/latest/user/cicd-custom.html#output-formats */
export const inspectorScanResponse = z.looseObject({
  sbom: z
    .looseObject({ bomFormat: z.string().optional(), inspector: z.looseObject({}).nullish() })
    .nullish(),
  inspector: z.looseObject({}).nullish(),
});
