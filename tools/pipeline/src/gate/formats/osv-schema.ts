import * as z from 'zod';
import { moment } from '../moment.ts';

/** An entry of OSV. https://ossf.github.io/osv-schema/ */
export const osvVulnerability = z.looseObject({
  id: z.string().min(1),
  aliases: z.array(z.string()).nullish(),
  related: z.array(z.string()).nullish(),
  upstream: z.array(z.string()).nullish(),
  summary: z.string().default(''),
  published: moment.optional(),
  severity: z.array(z.looseObject({ type: z.string(), score: z.string() })).nullish(),
  database_specific: z.looseObject({ severity: z.unknown().optional() }).nullish(),
  affected: z
    .array(
      z.looseObject({
        package: z.looseObject({ name: z.string().optional() }).nullish(),
        ecosystem_specific: z.looseObject({ severity: z.unknown().optional() }).nullish(),
        ranges: z
          .array(
            z.looseObject({
              events: z.array(z.looseObject({ fixed: z.string().optional() })).nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
const group = z.looseObject({
  ids: z.array(z.string()),
  max_severity: z.string().optional(),
});
const packageResult = z.looseObject({
  package: z.looseObject({
    name: z.string().default(''),
    os_package_name: z.string().optional(),
    version: z.string().default(''),
    ecosystem: z.string().default(''),
    commit: z.string().optional(),
  }),
  vulnerabilities: z.array(osvVulnerability).nullish(),
  groups: z.array(group).nullish(),
  license_violations: z.array(z.string()).nullish(),
});
const source = z.looseObject({ path: z.string().default(''), type: z.string().default('') });
/** https://google.github.io/osv-scanner/output/#json */
export const osvReport = z.looseObject({
  results: z
    .array(z.looseObject({ source, packages: z.array(packageResult).nullish() }))
    .nullable(),
  image_metadata: z.looseObject({ os: z.string().optional() }).nullish(),
});
export type OsvSource = z.infer<typeof source>;
export type OsvPackage = z.infer<typeof packageResult>;
