import type { NamedScenario } from './named-scenario.ts';
import { NOTHING } from './no-services.ts';
import { LATER, push } from './push-event.ts';
import type { Scenario } from './scenario.ts';

/** The last step of a delivery before an environment: the check whether it is superseded, or the deployment. */
const BEFORE = (environment: string) => [
  `/superseded-${environment}/superseded`,
  `/deploy-${environment}`,
];

/** Releases, which may overtake each other. */
export function pushScenarios(environments: Scenario['environments']): NamedScenario[] {
  const names = environments.map(({ name }) => name);
  const usual = { environments, before: 1 };
  return [
    { title: 'a push', ...usual, events: [push(2)] },
    { title: 'the first run ever', environments, before: undefined, events: [push(2)] },
    { title: 'a push without an affected service', ...usual, ...NOTHING, events: [push(2)] },
    { title: 'a push of what is deployed', ...usual, events: [push(1)] },
    { title: 'two pushes', ...usual, events: [push(2), push(3, 2)] },
    {
      title: 'five pushes',
      ...usual,
      events: [2, 3, 4, 5, 6].map((commit) => push(commit, commit)),
    },
    {
      ...{ title: 'a push that is overtaken', ...usual, events: [push(2), push(3, 2)] },
      queue: (job, run) => (run === 0 && job.endsWith('/scan-trivy') ? LATER : 0),
    },
    ...names.map((environment): NamedScenario => ({
      ...{ title: `a push that is overtaken before ${environment}`, ...usual },
      events: [push(2), push(3, 2)],
      queue: (job, run) =>
        run === 0 && BEFORE(environment).some((end) => job.endsWith(end)) ? LATER : 0,
    })),
  ];
}
