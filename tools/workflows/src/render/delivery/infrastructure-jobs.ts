import { REGISTRY } from '@gatehouse/service-manifest';
import type { Stage } from '../stages.ts';
import { lines, paragraphs, yaml } from '../yaml.ts';

/**
 * A job for the registry and for each environment. It is skipped, without asking for an approval, if no stack differs.
 */
export const infrastructureJobs = (stages: readonly Stage[]): string =>
  paragraphs([
    job(REGISTRY, []),
    ...stages.map(({ name }) => job(name, [REGISTRY, ...before(name, stages)])),
  ]);

/** All environments that a release passes before one. */
function before(name: string, stages: readonly Stage[]): string[] {
  const { after = [] } = stages.find((stage) => stage.name === name) ?? {};
  return [...new Set(after.flatMap((each) => [...before(each, stages), each]))];
}

const job = (name: string, earlier: readonly string[]): string => yaml`
  infrastructure-${name}:
    needs:
      - plan
      ${lines(earlier.map((each) => `- infrastructure-${each}\n`))}
    if: >-
      !cancelled() && needs.plan.outputs.stacks-${name} != ''
      ${lines(earlier.map((each) => `${isDone(each)}\n`))}
    permissions:
      contents: read # for infrastructure.yml
      id-token: write # for infrastructure.yml
    uses: ./.github/workflows/infrastructure.yml
    with:
      environment: ${name}
      stacks: \${{ needs.plan.outputs.stacks-${name} }}
      ${earlier.length === 0 ? '' : `except: ${failedIn(earlier)}`}
`;

const isDone = (name: string): string =>
  `&& (needs.infrastructure-${name}.result == 'skipped' || needs.infrastructure-${name}.outputs.shared == 'true')`;

const failedIn = (earlier: readonly string[]): string =>
  `>-\n${lines(earlier.map((each) => `  \${{ needs.infrastructure-${each}.outputs.failed }}\n`))}`;
