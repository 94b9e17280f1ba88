import { stackScenariosOf } from './stack-scenarios.ts';
import type { GithubEvent, Scenario } from './scenario.ts';

/** A scenario that every set of workflows must survive. */
export interface NamedScenario extends Scenario {
  readonly title: string;
}

const push = (commit: number, at = 0, more: Partial<GithubEvent> = {}): GithubEvent => ({
  ...{ name: 'push', workflow: 'deliver', commit, at },
  ...more,
});
const change = (name: 'pull_request' | 'merge_group', fork = false): GithubEvent => ({
  ...{ name, commit: 2, fork },
});

/** Long after everything else of a scenario has ended. */
const LATER = 600;

/** Jobs whose failure must make the required check red in all cases. */
const CHECKS = ['affected', 'code', 'workflows', 'infrastructure', 'images'];

/**
 * Everything that can happen to a repository: changes by outsiders and colleagues; releases that overtake each other;
 * cancelled, rejected and re-run deliveries; no, one and several services; and a failure of every job.
 */
export function scenariosOf(environments: Scenario['environments']): NamedScenario[] {
  const names = environments.map(({ name }) => name);
  const usual = { environments, before: 1 };
  const reviewed = environments.filter(({ reviewers }) => reviewers).map(({ name }) => name);
  const fails =
    (end: string, only = 1): NonNullable<Scenario['fails']> =>
    (job, _step, attempt) =>
      job.endsWith(end) && attempt <= only;
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
    ...names.map((environment): NamedScenario => ({
      ...{ title: `a delivery that ${environment} blocks`, ...usual, events: [push(2)] },
      passes: (_, name) => name !== environment,
    })),
    ...['plan', 'command/command', 'build', 'scan-trivy', 'scan-grype'].map(
      (job): NamedScenario => ({
        ...{ title: `a delivery in which ${job} fails, and is run again`, ...usual },
        ...{ events: [push(2)], fails: fails(`/${job}`) },
        interventions: [{ at: LATER, what: 'rerun-failed', run: 0 }],
      }),
    ),
    ...names.flatMap((environment): NamedScenario[] =>
      ['gate', 'deploy'].map((job) => ({
        ...{ title: `a delivery in which ${job}-${environment} fails, and is run again`, ...usual },
        ...{
          events: [push(2)],
          fails:
            job === 'deploy'
              ? fails(`/deploy-${environment}`)
              : (path: string, step: string, attempt: number) =>
                  attempt === 1 &&
                  path.endsWith('/gate/gate') &&
                  step.includes(` gate --service payments --environment ${environment} `),
        },
        interventions: [{ at: LATER, what: 'rerun-failed', run: 0 }],
      })),
    ),
    ...names.map((environment): NamedScenario => ({
      ...{
        title: `an old delivery that failed in ${environment}, run again after a newer one`,
        ...usual,
      },
      events: [push(2), push(3, LATER)],
      fails: (job, _step, attempt, _service) =>
        attempt === 1 && job.endsWith(`/deploy-${environment}`) && !job.includes('rerun'),
      interventions: [
        { at: 2 * LATER, what: 'rerun-failed', run: 1 },
        { at: 3 * LATER, what: 'rerun-failed', run: 0 },
      ],
    })),
    ...[1, 5, 12, 18, 25, 40].map((at): NamedScenario => ({
      ...{ title: `a delivery that is cancelled at minute ${at}, and run again`, ...usual },
      events: [push(2)],
      interventions: [
        { at, what: 'cancel', run: 0 },
        { at: LATER, what: 'rerun-failed', run: 0 },
      ],
    })),
    ...reviewed.flatMap((environment): NamedScenario[] => [
      {
        ...{ title: `a delivery that the reviewers of ${environment} reject`, ...usual },
        events: [push(2)],
        reviewers: (name) => ({ approve: name !== environment, after: 10 }),
      },
      {
        ...{
          title: `a second delivery while the reviewers of ${environment} think about the first`,
          ...usual,
        },
        events: [push(2), push(3, 5)],
        reviewers: (name) => ({ approve: true, after: name === environment ? LATER : 1 }),
      },
    ]),
    {
      ...{ title: 'two services of which one fails', ...usual, events: [push(2)] },
      services: () => ['orders', 'payments'],
      fails: (job, _step, _attempt, service) => job.endsWith('/build') && service === 'orders',
    },
    ...names.map((environment): NamedScenario => ({
      ...{ title: `a roll-back in ${environment}, and the next delivery`, ...usual },
      events: [
        push(2),
        {
          ...{ name: 'workflow_dispatch', workflow: 'rollback', commit: 2, at: LATER },
          inputs: { service: 'payments', environment, to: 'previous' },
        },
        push(3, 2 * LATER),
      ],
    })),
    ...stackScenariosOf(environments),
    ...(['schedule', 'workflow_dispatch'] as const).map((name): NamedScenario => ({
      ...{ title: `every workflow by ${name}`, ...usual },
      events: [
        ...['rescan', 'records', 'report', 'bases', 'codeql', 'scorecard', 'deliver'].map(
          (workflow): GithubEvent => ({ name, workflow, commit: 1 }),
        ),
      ],
    })),
    {
      ...{ title: 'a re-scan that finds something', ...usual, passes: () => false },
      events: [{ name: 'schedule', workflow: 'rescan', commit: 1 }],
    },
    {
      ...{ title: 'a re-scan of nothing', environments, before: undefined },
      events: [{ name: 'schedule', workflow: 'rescan', commit: 1 }],
    },
  ];
}

/** The last step of a delivery before an environment: the check whether it is superseded, or the deployment. */
const BEFORE = (environment: string) => [
  `/superseded-${environment}/superseded`,
  `/deploy-${environment}`,
];

const NOTHING = { services: () => [] };

/** More services than one matrix allows; this scenario takes seconds. */
export const manyServices = (environments: Scenario['environments']): NamedScenario => ({
  ...{ title: 'a push of 257 services', environments, before: undefined },
  events: [push(2)],
  services: () => Array.from({ length: 257 }, (_, at) => `service-${at}`),
});
