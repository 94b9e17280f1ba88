import type { Rule } from './ruleset-rules.ts';

/** https://docs.github.com/en/rest/repos/rules */
export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: string;
  readonly bypass_actors?: readonly object[];
  readonly conditions?: { readonly ref_name?: { readonly include?: readonly string[] } };
  readonly rules?: readonly Rule[];
}

/** How a ruleset is weaker than the wanted rules, one line each. */
export function problemsOf(
  { enforcement, bypass_actors: bypass = [], conditions, rules = [] }: Ruleset,
  wanted: readonly Rule[],
) {
  return [
    ...(enforcement === 'active' ? [] : [`it is ${enforcement}`]),
    ...(bypass.length === 0 ? [] : [`${bypass.length} may bypass it`]),
    ...(conditions?.ref_name?.include?.some((each) =>
      /^(?:~DEFAULT_BRANCH|~ALL|refs\/heads\/main)$/.test(each),
    )
      ? []
      : ['it is not for the default branch']),
    ...wanted.flatMap(({ type, parameters = {} }) => {
      const rule = rules.find((each) => each.type === type);
      if (rule === undefined) return [`it lacks ${type}`];
      const weak = Object.keys(parameters).filter(
        (name) => !isAtLeast(rule.parameters?.[name], parameters[name]),
      );
      // Speed and method of the queue are the team's.
      return weak.length === 0 || type === 'merge_queue'
        ? []
        : [`${type} has another ${weak.join(', ')}`];
    }),
  ];
}

/** Whether a setting is at least as strict as required. */
export function isAtLeast(actual: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'number') return Number(actual) >= wanted;
  if (typeof wanted === 'boolean') return wanted ? actual === true : true;
  if (!Array.isArray(wanted)) return actual === wanted;
  const all = Array.isArray(actual) ? (actual as Record<string, unknown>[]) : [];
  return wanted.every((each: Record<string, unknown>) =>
    all.some((one) => Object.entries(each).every(([name, value]) => one[name] === value)),
  );
}
