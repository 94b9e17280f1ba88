import * as z from 'zod';

/** Days that an exception may hold at the most. */
export const LONGEST_DAYS = 90;

const name = (what: string) =>
  z.string({ error: `must be ${what}` }).regex(/^[^\s*?]+$/, {
    error: `must be ${what}, without wildcards`,
  });
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
    vulnerability: name('the name of a vulnerability, such as CVE-2026-1234').describe(
      'Any of its names: CVE, GHSA, ALAS ...',
    ),
    packages: z
      .array(name('the name of a package'))
      .min(1, { error: 'must name at least one package' })
      .describe('Packages in which it is excused'),
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
      .describe('Why this does no harm, or has to be borne for now'),
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
      .describe('Where the mending of it is tracked'),
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
      .describe('The same in the words of VEX, for whoever reads it by machine'),
  })
  .meta({ title: 'Gatehouse exception' });

/** Whether a day is in the calendar. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
