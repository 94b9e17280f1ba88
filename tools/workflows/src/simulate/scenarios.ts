import { changeScenarios } from './change-scenarios.ts';
import { failureScenarios } from './failure-scenarios.ts';
import type { NamedScenario } from './named-scenario.ts';
import { LATER, push } from './push-event.ts';
import { pushScenarios } from './push-scenarios.ts';
import type { GithubEvent, Scenario } from './scenario.ts';
import { stackScenariosOf } from './stack-scenarios.ts';

/**
 * Everything that can happen to a repository: changes by outsiders and colleagues; releases that overtake each other;
 * cancelled, rejected and re-run deliveries; no, one and several services; and a failure of every job.
 */
export function scenariosOf(environments: Scenario['environments']): NamedScenario[] {
  const names = environments.map(({ name }) => name);
  const usual = { environments, before: 1 };
  return [
    ...changeScenarios(environments),
    ...pushScenarios(environments),
    ...failureScenarios(environments),
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

/** More services than one matrix allows; this scenario takes seconds. */
export const manyServices = (environments: Scenario['environments']): NamedScenario => ({
  ...{ title: 'a push of 257 services', environments, before: undefined },
  events: [push(2)],
  services: () => Array.from({ length: 257 }, (_, at) => `service-${at}`),
});
