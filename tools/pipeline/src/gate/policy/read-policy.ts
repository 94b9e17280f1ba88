import type { Severity } from '../model/severity.ts';
import { readJsonc } from '../../json/read-jsonc.ts';
import { policySchema, type Policy, type PolicyFile } from './policy-schema.ts';
import { RuleError } from '../rule-error.ts';
import { schemaProblems } from '../schema-problems.ts';

/**
 * Parses a policy, which may have comments.
 * @throws {RuleError} with all its problems
 */
export function readPolicy(file: string, text: string): PolicyFile {
  let document: unknown;
  try {
    document = readJsonc(text);
  } catch (error) {
    throw new RuleError('GH-POLICY-001', [`${file}: ${(error as Error).message}`]);
  }
  const { data, error } = policySchema.safeParse(document);
  if (error)
    throw new RuleError('GH-POLICY-001', schemaProblems(file, policySchema, document, error));
  const contradictions = contradictionsIn(data);
  if (contradictions.length > 0)
    throw new RuleError(
      'GH-POLICY-001',
      contradictions.map((problem) => `${file}: ${problem}`),
    );
  return data;
}

/**
 * The policy for an environment: its own values, and the general ones for the rest.
 * @throws {RuleError} if the policy lacks the environment
 */
export function policyFor(
  file: string,
  { environments, $schema: _, ...general }: PolicyFile,
  environment: string,
): Policy {
  if (!Object.hasOwn(environments, environment))
    throw new RuleError('GH-POLICY-002', [
      `${file}: environments: has no "${environment}"; there are: ${Object.keys(environments).join(', ')}`,
    ]);
  const { severities, ...others } = environments[environment] ?? {};
  return { ...general, ...others, severities: { ...general.severities, ...severities } } as Policy;
}

/** A rule that no schema can express: a worse severity must not be treated more mildly. */
function contradictionsIn({ severities, environments }: PolicyFile): string[] {
  const layers: [string, Partial<PolicyFile['severities']>][] = [
    ['severities', severities],
    ...Object.entries(environments).map(([name, own]): [string, Policy['severities']] => [
      `environments.${name}.severities`,
      { ...severities, ...own.severities } as Policy['severities'],
    ]),
  ];
  const strength = { count: 0, warn: 1, block: 2 };
  return layers.flatMap(([path, rules]) =>
    (Object.entries(rules) as [Severity, (typeof severities)[Severity]][]).flatMap(
      ([severity, { action, most, grace }], at, all) => {
        const milder = all
          .slice(at + 1)
          .find(([, rule]) => strength[rule.action] > strength[action]);
        return [
          ...(milder
            ? [`${path}.${severity}.action: "${action}" is milder than that of ${milder[0]}`]
            : []),
          ...(most !== undefined && action !== 'warn'
            ? [`${path}.${severity}.most: is for the action "warn" alone, not "${action}"`]
            : []),
          ...(grace !== undefined && action !== 'block'
            ? [`${path}.${severity}.grace: is for the action "block" alone, not "${action}"`]
            : []),
        ];
      },
    ),
  );
}
