import type { NamedScenario } from './named-scenario.ts';
import { LATER, push } from './push-event.ts';
import type { Scenario } from './scenario.ts';

/** Deliveries that are blocked, cancelled, rejected or fail, and are run again. */
export function failureScenarios(environments: Scenario['environments']): NamedScenario[] {
  const names = environments.map(({ name }) => name);
  const usual = { environments, before: 1 };
  const reviewed = environments.filter(({ reviewers }) => reviewers).map(({ name }) => name);
  const fails =
    (end: string, only = 1): NonNullable<Scenario['fails']> =>
    (job, _step, attempt) =>
      job.endsWith(end) && attempt <= only;
  return [
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
  ];
}
