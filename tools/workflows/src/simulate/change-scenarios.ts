import type { NamedScenario } from './named-scenario.ts';
import { NOTHING } from './no-services.ts';
import type { GithubEvent, Scenario } from './scenario.ts';

const change = (name: 'pull_request' | 'merge_group', fork = false): GithubEvent => ({
  ...{ name, commit: 2, fork },
});

/** Jobs whose failure must make the required check red in all cases. */
const CHECKS = ['affected', 'code', 'workflows', 'infrastructure', 'images'];

/** Changes by outsiders and colleagues, before they are on main. */
export function changeScenarios(environments: Scenario['environments']): NamedScenario[] {
  const names = environments.map(({ name }) => name);
  const usual = { environments, before: 1 };
  return [
    ...(['pull_request', 'merge_group'] as const).flatMap((name) => [
      { title: `${name} of a branch`, ...usual, events: [change(name)] },
      {
        title: `${name} without an affected service`,
        ...usual,
        ...NOTHING,
        events: [change(name)],
      },
      ...CHECKS.map((job) => ({
        ...{ title: `${name} in which ${job} fails`, ...usual, events: [change(name)] },
        fails: (path: string) => path.startsWith(`ci/${job}`),
      })),
      {
        ...{ title: `${name} that is cancelled`, ...usual, events: [change(name)] },
        interventions: [{ at: 1, what: 'cancel' as const, run: 0 }],
      },
    ]),
    { title: 'pull_request of a fork', ...usual, events: [change('pull_request', true)] },
    {
      ...{ title: 'pull_request of a fork that passes nothing', ...usual },
      ...{ events: [change('pull_request', true)], passes: () => false },
    },
    ...names.map((environment) => ({
      ...{ title: `a pull request that ${environment} would block`, ...usual },
      ...{
        events: [change('pull_request')],
        passes: (_: string, name: string) => name !== environment,
      },
    })),
  ];
}
