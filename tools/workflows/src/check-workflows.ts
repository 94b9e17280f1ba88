import { actionlint } from './checkers/actionlint.ts';
import { githubParser } from './checkers/github-parser.ts';
import { hasShellcheck, shellcheck } from './checkers/shellcheck.ts';
import { inOrder, type WorkflowProblem } from './workflow-problem.ts';
import { workflowSet, type Surroundings, type WorkflowSet } from './files/workflow-set.ts';
import { environmentsOf } from './simulate/environments.ts';
import { simulatorProblems } from './walk/simulator-problems.ts';
import { BUDGET_FILE, readBudget } from './walk/budget.ts';
import { RULES } from './rules/index.ts';

/**
 * All that is wrong with the workflows: by GitHub's parser, and if that can read them, by actionlint,
 * shellcheck where it is installed, our rules, and the simulator with the recorded budget.
 * @param files Texts by their path below the workspace
 */
export async function checkWorkflows(
  files: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<WorkflowProblem[]> {
  const read = Object.entries(files).filter(([file]) => /\/(workflows|actions)\//.test(file));
  const unreadable = await Promise.all(read.map(([file, text]) => githubParser(file, text)));
  if (unreadable.flat().length > 0) return inOrder(unreadable.flat());
  const set = workflowSet(files, surroundings);
  const linted = await Promise.all(set.workflows.map(({ file, text }) => actionlint(file, text)));
  return inOrder([
    ...linted.flat(),
    ...(hasShellcheck() ? shellcheck(set) : []),
    ...checkRules(set),
    ...simulatorProblems(set, environmentsOf(surroundings.stages), budgetIn(files)),
  ]);
}

/** The workflows of a workspace without deliveries have none. */
const budgetIn = (files: Readonly<Record<string, string>>) =>
  files[BUDGET_FILE] === undefined ? undefined : readBudget(files[BUDGET_FILE]);

/** What our own rules say. */
export const checkRules = (set: WorkflowSet): WorkflowProblem[] =>
  RULES.flatMap(({ id, check }) =>
    [...check(set)].map(({ place, message }) => ({ ...place, rule: id, message })),
  );
