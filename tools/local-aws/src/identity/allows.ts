interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

/**
 * Whether a policy allows an action on a resource: a statement allows it, and none denies it. Conditions are ignored.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function allows(policy: object, action: string, resource: string): boolean {
  const { Statement = [] } = policy as { Statement?: Statement | readonly Statement[] };
  const about = [Statement]
    .flat()
    .filter(({ Action, Resource }) => matches(Action, action) && matches(Resource, resource));
  return about.length > 0 && about.every(({ Effect }) => Effect === 'Allow');
}

const matches = (patterns: Statement['Action'], value: string): boolean =>
  [patterns ?? []].flat().some((pattern) => patternOf(pattern).test(value));

/** `*` matches any characters, `?` matches one. */
const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is',
  );
