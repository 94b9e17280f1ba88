import * as z from 'zod';
import { SEVERITIES } from '../model/severity.ts';

const days = (what: string) =>
  z
    .int({ error: `must be a whole number of days from 0 to 365 (${what})` })
    .min(0, { error: `must be a whole number of days from 0 to 365 (${what})` })
    .max(365, { error: `must be a whole number of days from 0 to 365 (${what})` });
const action = z.enum(['block', 'warn', 'count']);
const scanner = z
  .string()
  .regex(/^[a-z][a-z0-9 ._-]*$/, { error: 'must be the name of a scanner, in lower case' });

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
    .array(z.array(scanner).min(1, { error: 'must name at least one scanner' }))
    .min(1, { error: 'must ask for at least one scanner' })
    .describe(
      'Scanners that must have scanned this very digest: one of each list, such as [["ecr-basic", "inspector"], ["trivy"]]',
    ),
  maxScanAge: z
    .int({ error: 'must be a whole number of hours from 1 to 720' })
    .min(1, { error: 'must be a whole number of hours from 1 to 720' })
    .max(720, { error: 'must be a whole number of hours from 1 to 720' })
    .describe('Hours after which a scan is too old to decide on'),
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
export type SeverityRule = z.infer<typeof severityRule>;

/** The policy in one environment. */
export type Policy = Omit<PolicyFile, '$schema' | 'environments'>;
