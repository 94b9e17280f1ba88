const TYPES = ['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert'].concat(
  ...['style', 'test'],
);
const CONVENTIONAL = new RegExp(`^(?:${TYPES.join('|')})(?:\\([\\w./-]+\\))?!?: \\S`);

/**
 * What is wrong with the first line of a commit's message, from which `nx release` makes the version and the
 * changelog (https://www.conventionalcommits.org).
 * @returns One line; nothing where it is fine.
 */
export function commitProblem(subject: string): string | undefined {
  if (CONVENTIONAL.test(subject)) return undefined;
  return `"${subject}" must be "TYPE(SCOPE): WHAT", with or without a scope; TYPE is one of ${TYPES.join(', ')}`;
}
