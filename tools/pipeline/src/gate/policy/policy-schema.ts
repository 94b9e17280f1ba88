import * as z from 'zod';
import { SEVERITIES } from '../model/severity.ts';
import { DATABASE_AGE } from './database-age.ts';
import { requiredScannerSchema, scannerSchema } from './required-scanner-schema.ts';
import { actionSchema, severityRuleSchema } from './severity-rule-schema.ts';

const hours = (least: number, most: number) => {
  const error = `must be a whole number of hours from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const rulesShape = {
  severities: z
    .strictObject(
      Object.fromEntries(SEVERITIES.map((severity) => [severity, severityRuleSchema])) as Record<
        (typeof SEVERITIES)[number],
        typeof severityRuleSchema
      >,
    )
    .describe('What is done about findings, by severity'),
  outsideBundle: actionSchema.describe(
    'The most that is done about a finding in a package of which nothing is in the bundle, by "nx sbom". An exploited one is not let off',
  ),
  requiredScanners: z
    .array(z.array(requiredScannerSchema).min(1, { error: 'must name at least one scanner' }))
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
  preferScanner: scannerSchema
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
          SEVERITIES.map((severity) => [severity, severityRuleSchema.optional()]),
        ) as Record<(typeof SEVERITIES)[number], z.ZodOptional<typeof severityRuleSchema>>,
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

/** The policy in one environment. */
export type Policy = Omit<PolicyFile, '$schema' | 'environments'>;
