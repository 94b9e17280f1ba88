import { workflowSet, type Surroundings } from '../files/workflow-set.ts';
import type { Rule } from '../rules/rule.ts';

/** The surroundings of a workflow in tests of rules. */
export const SURROUNDINGS: Surroundings = {
  stages: [
    { name: 'development', after: [], reviewers: [] },
    { name: 'production', after: ['development'], reviewers: ['platform'] },
  ],
  commands: {
    targets: new Map([
      ['*', new Set(['container', 'lint'])],
      ['workflows', new Set(['check', 'lint'])],
    ]),
    gatehouse: new Map([['deploy', new Set(['--service', '--image'])]]),
    bins: new Set(['gatehouse-bases']),
  },
};

/**
 * The problems that a rule reports, as `file:line message`.
 * @param files Contents by path; a single string is the workflow `a.yml`, whose problems begin with the line
 */
export function complaintsOf(
  { check }: Rule,
  files: string | Readonly<Record<string, string>>,
): string[] {
  const A = '.github/workflows/a.yml';
  const set = workflowSet(typeof files === 'string' ? { [A]: files } : files, SURROUNDINGS);
  return [...check(set)].map(({ place, message }) =>
    place.file === A ? `${place.line} ${message}` : `${place.file}:${place.line} ${message}`,
  );
}
