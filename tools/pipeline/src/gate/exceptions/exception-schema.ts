import * as z from 'zod';
import { checkPattern } from '../packages/package-pattern.ts';
import { parseVersions } from '../packages/parse-versions.ts';

/** Maximum validity of an exception in days. */
export const LONGEST_DAYS = 90;

const name = (what: string) =>
  z.string({ error: `must be ${what}` }).regex(/^[^\s*?]+$/, {
    error: `must be ${what}, without wildcards`,
  });
const packageName = z
  .string({ error: 'must be the name of a package' })
  .superRefine((text, context) => {
    const problem = packageProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
const versions = z
  .string({ error: 'must be a version or a range' })
  .superRefine((text, context) => {
    const problem = problemOf(() => parseVersions(text));
    if (problem)
      context.addIssue({ code: 'custom', message: `must be a version or a range: ${problem}` });
  });
const vulnerabilityName = name('the name of a vulnerability, such as CVE-2026-1234');
const date = z
  .string({ error: 'must be a date such as 2026-11-30' })
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text), {
    error: 'must be a date such as 2026-11-30',
  });
const PLACEHOLDER = /^\W*(?:todo|tbd|fixme|n\/?a|none|test|asdf|xxx|later|reason)\W*$/i;

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
      .array(packageName)
      .min(1, { error: 'must name at least one package' })
      .describe(
        'Packages in which it is excused: package URLs such as pkg:npm/qs, or plain names, which mean the packages of that name in every ecosystem',
      ),
    version: versions
      .optional()
      .describe(
        'The only version in which it is excused, or a range: 5.0.0, >=5.0.0 <6.0.1, vers:npm/>=5.0.0|<6.0.1. Default: all',
      ),
    versions: z
      .array(versions)
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
    reason: z
      .string({ error: 'must say why' })
      .refine((text) => text.trim().length >= 20 && !PLACEHOLDER.test(text), {
        error: 'must say why in a sentence of at least 20 characters',
      })
      .refine(saysSomething, { error: 'must say why in words: it repeats itself' })
      .describe('Why this does no harm, or has to be accepted for now'),
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
    created: date.describe('The day on which it was allowed'),
    expires: date.describe(
      `The first day on which it does not hold any more (from midnight UTC); at most ${LONGEST_DAYS} days after "created"`,
    ),
    vex: z
      .strictObject({
        status: z.enum(['not_affected', 'under_investigation', 'affected', 'fixed']),
        justification: z
          .enum([
            'component_not_present',
            'vulnerable_code_not_present',
            'vulnerable_code_not_in_execute_path',
            'vulnerable_code_cannot_be_controlled_by_adversary',
            'inline_mitigations_already_exist',
          ])
          .optional(),
      })
      .optional()
      .describe('The same in the words of VEX, for programs'),
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

function packageProblem(text: string): string | undefined {
  if (/^pkg:/i.test(text))
    return /[\s*]/.test(text)
      ? 'must be the name of a package, without wildcards'
      : problemOf(() => checkPattern(text));
  return /^[^\s*?]+$/.test(text) ? undefined : 'must be the name of a package, without wildcards';
}

function problemOf(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a text only repeats a character or a few words. */
function saysSomething(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const letters = new Set(text.toLowerCase().match(/\p{L}/gu));
  return words.size >= 3 && letters.size >= 6;
}

/** Whether a day exists in the calendar. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
