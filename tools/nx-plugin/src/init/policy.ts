import { parse } from 'jsonc-parser';
import { carried } from '../workspace/own-package.ts';
import { isProduction } from './settings.ts';

interface PolicyFile {
  environments: Record<string, object>;
}

/**
 * The gate's policy of a new workspace: Gatehouse's own, with the rules for development in the first environment, and
 * the rules for production in production.
 * @param environments In the order of a release.
 */
export function policyText(environments: readonly string[]): string {
  const { environments: own, ...rest } = parse(carried('security/policy.json')) as PolicyFile;
  const rulesOf = (name: string, at: number) => {
    if (isProduction(name)) return own['production'];
    return at === 0 && environments.length > 1 ? own['development'] : {};
  };
  return JSON.stringify({
    ...rest,
    $schema: '../node_modules/@gatehouse/pipeline/policy.schema.json',
    environments: Object.fromEntries(environments.map((name, at) => [name, rulesOf(name, at)])),
  });
}
