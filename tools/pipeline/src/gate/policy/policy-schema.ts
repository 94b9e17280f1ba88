import * as z from 'zod';
import { SUBJECTS } from '../model/coverage.ts';
import { SEVERITIES } from '../model/severity.ts';

/** Hours. Scanners publish a database at least once a day; this leaves time for a long weekend. */
export const DATABASE_AGE = 120;

const days = (what: string) =>
  z
    .int({ error: `must be a whole number of days from 0 to 365 (${what})` })
    .min(0, { error: `must be a whole number of days from 0 to 365 (${what})` })
    .max(365, { error: `must be a whole number of days from 0 to 365 (${what})` });
const action = z.enum(['block', 'warn', 'count']);
const scanner = z
  .string()
  .regex(/^[a-z][a-z0-9 ._-]*$/, { error: 'must be the name of a scanner, in lower case' });
const hours = (least: number, most: number) => {
  const error = `must be a whole number of hours from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};
const requiredScanner = z
  .union(
    [
      scanner,
      z.strictObject({
        scanner,
        covers: z
          .array(z.enum(SUBJECTS))
          .min(1, { error: 'must name at least one of os, library' })
          .describe(
            'What the report must prove that the scanner looked up: packages of the operating system (os), libraries (library)',
          ),
      }),
    ],
    {
      error:
        'must be the name of a scanner in lower case, or what it must cover, such as { "scanner": "trivy", "covers": ["os"] }',
    },
  )
  .describe('A scanner; its name alone means that it must cover all that it can see');

const severityRule = z
  .strictObject({
    action: action.describe('block, warn, or just count'),
    most: z
      .int({ error: 'must be a whole number of 0 or more' })
      .min(0, { error: 'must be a whole number of 0 or more' })
      .optional()
      .describe('With "warn": up to so many are just counted. Default 0'),
    ticketWithin: days('until a ticket must exist')
      .optional()
      .describe(
        'Days after a vulnerability became known in which it needs a ticket: an exception that names one. Then it blocks',
      ),
    grace: z
      .strictObject({
        fixed: days('while there is a fix').optional().describe('Where there is a fix. Default 0'),
        unfixed: days('while there is no fix')
          .optional()
          .describe('Where there is none. Default 0'),
      })
      .optional()
      .describe(
        'Days after a vulnerability became known in which it does not block. Never for one that is known to be exploited, nor where its age is not known',
      ),
  })
  .describe('What is done about findings of this severity');

const rulesShape = {
  severities: z
    .strictObject(
      Object.fromEntries(SEVERITIES.map((severity) => [severity, severityRule])) as Record<
        (typeof SEVERITIES)[number],
        typeof severityRule
      >,
    )
    .describe('What is done about findings, by severity'),
  outsideBundle: action.describe(
    'The most that is done about a finding in a package of which nothing is in the bundle, by "nx sbom". An exploited one is not let off',
  ),
  requiredScanners: z
    .array(z.array(requiredScanner).min(1, { error: 'must name at least one scanner' }))
    .min(1, { error: 'must ask for at least one scanner' })
    .describe(
      'Scanners that must have scanned this very digest, completely: one of each list, such as [["ecr-basic", "inspector"], [{ "scanner": "trivy", "covers": ["os"] }]]',
    ),
  maxScanAge: hours(1, 720).describe('Hours after which a scan is too old to decide on'),
  databaseAge: hours(1, 720)
    .optional()
    .describe(
      `Hours after which the vulnerability database of a scan, the KEV catalogue and EPSS scores are too old to decide on. Default ${DATABASE_AGE}`,
    ),
  endOfLife: z
    .enum(['block', 'warn'])
    .optional()
    .describe(
      'What is done about an operating system that gets no advisories any more, so that nothing can be found in it. Default block',
    ),
  epss: z
    .number({ error: 'must be a probability from 0 to 1' })
    .gt(0, { error: 'must be a probability above 0' })
    .max(1, { error: 'must be a probability from 0 to 1' })
    .optional()
    .describe(
      'EPSS probability from which on a finding is treated like one that is known to be exploited, such as 0.1. Default: none is',
    ),
  preferScanner: scanner
    .optional()
    .describe(
      'The scanner whose severity counts where scanners disagree. Default: the worst counts',
    ),
  severityWords: z
    .record(
      z.string().regex(/^[A-Z][A-Z _-]*$/, { error: 'must be a word in capitals' }),
      z.enum(SEVERITIES),
    )
    .optional()
    .describe('What words of scanners mean that Gatehouse does not know, such as UNTRIAGED'),
};

const overrides = z
  .strictObject({
    ...rulesShape,
    severities: z
      .strictObject(
        Object.fromEntries(
          SEVERITIES.map((severity) => [severity, severityRule.optional()]),
        ) as Record<(typeof SEVERITIES)[number], z.ZodOptional<typeof severityRule>>,
      )
      .describe('Severities that are treated otherwise here'),
  })
  .partial()
  .describe('What differs in this environment');

/** security/policy.json */
export const policySchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the schema'),
    ...rulesShape,
    environments: z
      .record(z.string().regex(/^[a-z][a-z0-9-]*$/), overrides)
      .describe('Every environment that images may be gated for; {} where nothing differs'),
  })
  .meta({ title: 'Gatehouse vulnerability policy' });

export type PolicyFile = z.infer<typeof policySchema>;
export type RequiredScanner = z.infer<typeof requiredScanner>;
export type SeverityRule = z.infer<typeof severityRule>;

/** The policy in one environment. */
export type Policy = Omit<PolicyFile, '$schema' | 'environments'>;
