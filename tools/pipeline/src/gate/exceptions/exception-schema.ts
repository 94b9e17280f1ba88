import * as z from 'zod';
import { dateSchema } from './date-schema.ts';
import { packageNameSchema } from './package-name-schema.ts';
import { reasonSchema } from './reason-schema.ts';
import { versionSchema } from './version-schema.ts';
import { vexWordsSchema } from './vex-words-schema.ts';

/** Maximum validity of an exception in days. */
export const LONGEST_DAYS = 90;

const name = (what: string) =>
  z.string({ error: `must be ${what}` }).regex(/^[^\s*?]+$/, {
    error: `must be ${what}, without wildcards`,
  });
const vulnerabilityName = name('the name of a vulnerability, such as CVE-2026-1234');

/** One file of security/exceptions. */
export const exceptionSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the schema'),
    vulnerability: vulnerabilityName
      .optional()
      .describe(
        'Its CVE, GHSA or other name. An advisory (RHSA, DSA, ALAS) is the name of no vulnerability',
      ),
    vulnerabilities: z
      .array(vulnerabilityName)
      .min(1, { error: 'must name at least one vulnerability' })
      .optional()
      .describe('Several of them, in place of "vulnerability", for the same reason'),
    packages: z
      .array(packageNameSchema)
      .min(1, { error: 'must name at least one package' })
      .describe(
        'Packages in which it is excused: package URLs such as pkg:npm/qs, or plain names, which mean the packages of that name in every ecosystem',
      ),
    version: versionSchema
      .optional()
      .describe(
        'The only version in which it is excused, or a range: 5.0.0, >=5.0.0 <6.0.1, vers:npm/>=5.0.0|<6.0.1. Default: all',
      ),
    versions: z
      .array(versionSchema)
      .min(1, { error: 'must name at least one version' })
      .optional()
      .describe('Several of them, in place of "version"'),
    services: z
      .array(name('the name of a service'))
      .min(1, { error: 'must name at least one service' })
      .optional()
      .describe('Services in which it is excused. Default: all'),
    environments: z
      .array(name('the name of an environment'))
      .min(1, { error: 'must name at least one environment' })
      .optional()
      .describe('Environments for which it is excused. Default: all'),
    reason: reasonSchema,
    owner: z
      .string({ error: 'must be a person or team' })
      .trim()
      .min(2, { error: 'must be a person or team' })
      .describe('Who answers for it'),
    ticket: z
      .string({ error: 'must be an issue or an address of one' })
      .regex(/^(?:https:\/\/\S+|[\w-]+(?:\/[\w.-]+)*[#-]\d+)$/, {
        error: 'must be an issue such as SEC-12 or acme/services#12, or an https address',
      })
      .describe('Where fixing it is tracked'),
    created: dateSchema.describe('The day on which it was allowed'),
    expires: dateSchema.describe(
      `The first day on which it does not hold any more (from midnight UTC); at most ${LONGEST_DAYS} days after "created"`,
    ),
    vex: vexWordsSchema.optional().describe('The same in the words of VEX, for programs'),
  })
  .superRefine(({ vulnerability, vulnerabilities, version, versions: several }, context) => {
    if ((vulnerability === undefined) === (vulnerabilities === undefined))
      context.addIssue({
        code: 'custom',
        path: ['vulnerability'],
        message: 'must be given, or "vulnerabilities", and not both',
      });
    if (version !== undefined && several !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['version'],
        message: 'must not be given beside "versions"',
      });
  })
  .meta({ title: 'Gatehouse exception' });
