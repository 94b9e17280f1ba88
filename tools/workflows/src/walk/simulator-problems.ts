import type { WorkflowProblem } from '../workflow-problem.ts';
import { stemOf, type WorkflowSet } from '../files/workflow-set.ts';
import { beyond, BUDGET_FILE, type Budget } from './budget.ts';
import { walksOf } from './walk.ts';
import { violations } from '../simulate/invariants.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { scenariosOf } from '../simulate/scenarios.ts';
import { simulate } from '../simulate/simulate.ts';

/**
 * Problems that the simulation finds, and events that exceed the recorded budget.
 * @param budget Undefined if none was recorded
 */
export function simulatorProblems(
  set: WorkflowSet,
  environments: Scenario['environments'],
  budget: Budget | undefined,
): WorkflowProblem[] {
  const found = new Map<string, WorkflowProblem>();
  const add = (rule: string, file: string, message: string) =>
    found.set(`${rule} ${message}`, { rule, file, line: 1, message });
  for (const scenario of scenariosOf(environments)) {
    try {
      for (const line of violations(simulate(set, scenario), scenario))
        add('simulator', fileOf(set, line), `${line}, in: ${scenario.title}`);
    } catch (error) {
      add('simulator', '.github/workflows', `${(error as Error).message}, in: ${scenario.title}`);
    }
  }
  const walks = walksOf(set, environments);
  for (const line of walks.flatMap(({ failed }) => failed))
    add('simulator', fileOf(set, line), `${line}, though nothing went wrong`);
  for (const line of budget === undefined ? [] : beyond(walks, budget))
    add('budget', BUDGET_FILE, line);
  return [...found.values()];
}

/** The workflow with which a line begins, such as deliver.yml for `deliver/plan`. */
const fileOf = ({ workflows }: WorkflowSet, line: string): string =>
  workflows.find((source) => line.startsWith(`${stemOf(source)}/`))?.file ?? '.github/workflows';
