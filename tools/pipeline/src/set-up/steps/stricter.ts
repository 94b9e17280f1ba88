import { isAtLeast, type Ruleset } from './ruleset-problems.ts';
import type { Rule } from './ruleset-rules.ts';

/** The rule, with the stricter values of the existing ruleset. */
export function stricter(rule: Rule, found: Ruleset | undefined): Rule {
  const existing = found?.rules?.find(({ type }) => type === rule.type)?.parameters;
  if (existing === undefined || rule.parameters === undefined) return rule;
  const parameters = Object.entries(rule.parameters).map(([name, wanted]) => {
    const keep =
      rule.type === 'merge_queue'
        ? existing[name] !== undefined
        : isAtLeast(existing[name], wanted);
    return [name, keep && existing[name] !== undefined ? existing[name] : wanted];
  });
  return { ...rule, parameters: { ...existing, ...Object.fromEntries(parameters) } };
}
