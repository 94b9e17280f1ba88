import * as z from 'zod';
import { moment } from '../moment.ts';
import { purl, score } from './format.ts';

const vulnerability = z.looseObject({
  VulnerabilityID: z.string().min(1),
  VendorIDs: z.array(z.string()).nullish(),
  PkgID: z.string().optional(),
  PkgName: z.string().min(1),
  PkgPath: z.string().optional(),
  PkgIdentifier: z.looseObject({ PURL: purl.optional() }).optional(),
  InstalledVersion: z.string().default(''),
  FixedVersion: z.string().default(''),
  Severity: z.string().default(''),
  CVSS: z
    .record(
      z.string(),
      z.looseObject({
        V2Score: score.optional(),
        V3Score: score.optional(),
        V40Score: score.optional(),
      }),
    )
    .nullish(),
  Layer: z.looseObject({ Digest: z.string().optional(), DiffID: z.string().optional() }).optional(),
  PublishedDate: moment.optional(),
  Title: z.string().default(''),
  PrimaryURL: z.string().optional(),
});
const secret = z.looseObject({
  RuleID: z.string().min(1),
  Severity: z.string().default(''),
  Title: z.string().default(''),
});
const misconfiguration = z.looseObject({
  ID: z.string().min(1),
  Status: z.string().optional(),
  Severity: z.string().default(''),
  Title: z.string().default(''),
  PrimaryURL: z.string().optional(),
});
const licence = z.looseObject({
  Severity: z.string().default(''),
  Category: z.string().default(''),
  PkgName: z.string().default(''),
  FilePath: z.string().default(''),
  Name: z.string().default(''),
});

/** What a user's rule omitted or changed, by the kind of finding. */
const change = { Status: z.string().default(''), Statement: z.string().default('') };
const modified = z.discriminatedUnion('Type', [
  z.looseObject({ Type: z.literal('vulnerability'), ...change, Finding: vulnerability }),
  z.looseObject({ Type: z.literal('misconfiguration'), ...change, Finding: misconfiguration }),
  z.looseObject({ Type: z.literal('secret'), ...change, Finding: secret }),
  z.looseObject({ Type: z.literal('license'), ...change, Finding: licence }),
]);

export const trivyResult = z.looseObject({
  Target: z.string().default(''),
  Class: z.string().optional(),
  Packages: z
    .array(
      z.looseObject({
        ID: z.string().optional(),
        Name: z.string().optional(),
        SrcName: z.string().optional(),
      }),
    )
    .nullish(),
  Vulnerabilities: z.array(vulnerability).nullish(),
  Secrets: z.array(secret).nullish(),
  Misconfigurations: z.array(misconfiguration).nullish(),
  Licenses: z.array(licence).nullish(),
  ExperimentalModifiedFindings: z.array(modified).nullish(),
});

export type TrivyResult = z.infer<typeof trivyResult>;
export type TrivyVulnerability = z.infer<typeof vulnerability>;
export type TrivyModified = z.infer<typeof modified>;
export type TrivyLicence = z.infer<typeof licence>;
