import { REGISTRY } from '@gatehouse/service-manifest';
import type { NamedScenario } from './named-scenario.ts';
import { LATER, push } from './push-event.ts';
import type { Scenario } from './scenario.ts';

/** Deliveries of commits that change templates. */
export function stackScenariosOf(environments: Scenario['environments']): NamedScenario[] {
  const names = environments.map(({ name }) => name);
  const places = [REGISTRY, ...names];
  const usual = { environments, before: 1 };
  const last = names.at(-1)!;
  /** Versions of the services' stacks; shared stacks have their own. */
  const templates = (services: Readonly<Record<string, number>>, shared = 1) =>
    Object.fromEntries(
      places.flatMap((place) => [
        [`gatehouse-${place}-delivery`, shared],
        ...Object.entries(services).map(([name, version]) => [
          `gatehouse-${place}-service-${name}`,
          version,
        ]),
      ]),
    );
  const changing: NonNullable<Scenario['templates']> = (commit) =>
    templates({ payments: commit }, commit);
  const both = {
    services: () => ['orders', 'payments'],
    templates: (commit: number) => templates({ orders: commit, payments: commit }, commit),
  };
  return [
    {
      ...{ title: 'a push that changes no template', ...usual, events: [push(2)] },
      templates: () => templates({ payments: 1 }),
    },
    {
      ...{ title: 'a push that changes every template', ...usual, events: [push(2)] },
      templates: changing,
    },
    {
      ...{ title: 'the first run ever, without stacks', environments, before: undefined },
      ...{ events: [push(2)], templates: changing },
    },
    {
      ...{ title: 'the first delivery of a generated service', ...usual, events: [push(2)] },
      services: (commit) => (commit === 1 ? ['payments'] : ['orders', 'payments']),
      templates: (commit): Record<string, number> =>
        templates({ payments: 1, ...(commit === 1 ? {} : { orders: 2 }) }),
    },
    ...places.map((place): NamedScenario => ({
      ...{ title: `the stack of one service fails in ${place}`, ...usual, ...both },
      events: [push(2)],
      stackFails: (stack) => stack === `gatehouse-${place}-service-orders`,
    })),
    ...places.flatMap((place): NamedScenario[] => [
      {
        ...{ title: `a shared stack fails in ${place}`, ...usual, events: [push(2)] },
        ...{ templates: changing, stackFails: (stack) => stack === `gatehouse-${place}-delivery` },
      },
      {
        ...{ title: `a shared stack fails in ${place}, and the run is run again`, ...usual },
        ...{ events: [push(2)], templates: changing },
        stackFails: (stack, attempt) => stack === `gatehouse-${place}-delivery` && attempt === 1,
        interventions: [{ at: LATER, what: 'rerun-failed', run: 0 }],
      },
      {
        ...{ title: `stacks of ${place} that failed, run again after newer ones`, ...usual },
        ...{ events: [push(2), push(3, LATER)], templates: changing },
        stackFails: (stack, attempt, commit) =>
          stack === `gatehouse-${place}-delivery` && attempt === 1 && commit === 2,
        interventions: [{ at: 2 * LATER, what: 'rerun-failed', run: 0 }],
      },
    ]),
    {
      ...{ title: 'three pushes that change templates', ...usual, templates: changing },
      events: [push(2), push(3, 3), push(4, 9)],
    },
    {
      ...{ title: 'reviewers who approve the stacks late', ...usual, events: [push(2)] },
      ...{ templates: changing, reviewers: () => ({ approve: true, after: 20 }) },
    },
    {
      ...{ title: 'reviewers who reject the stacks of the registry', ...usual, events: [push(2)] },
      ...{ templates: changing, reviewers: (name) => ({ approve: name !== REGISTRY, after: 5 }) },
    },
    {
      ...{ title: 'a change of templates that is reverted while reviewers think', ...usual },
      events: [push(2), push(3, 30)],
      templates: (commit) => changing(commit === 2 ? 2 : 1),
      reviewers: (name) => ({ approve: true, after: name === last ? LATER : 1 }),
    },
  ];
}
