import { actionlint } from './checkers/actionlint.ts';
import { githubParser } from './checkers/github-parser.ts';
import { hasShellcheck, shellcheck } from './checkers/shellcheck.ts';
import { inOrder, type WorkflowProblem } from './workflow-problem.ts';
import { workflowSet, type Surroundings, type WorkflowSet } from './files/workflow-set.ts';
import { deliverySet } from './files/delivery-set.ts';
import { GITHUB_HEADER, isRendered } from './render/header.ts';
import { environmentsOf } from './simulate/environments.ts';
import { simulatorProblems } from './walk/simulator-problems.ts';
import { BUDGET_FILE, readBudget } from './walk/budget.ts';
import { RULES } from './rules/index.ts';

/**
 * All that is wrong with the workflows: by GitHub's parser, and if that can read them, by actionlint,
 * shellcheck where it is installed, our rules, and the simulator with the recorded budget. What they say of a team's own
 * file is advice, unless it endangers a delivery.
 * @param files Texts by their path below the workspace
 */
export async function checkWorkflows(
  files: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<WorkflowProblem[]> {
  const read = Object.entries(files).filter(([file]) => /\/(workflows|actions)\//.test(file));
  const parsed = await Promise.all(read.map(([file, text]) => githubParser(file, text)));
  const unreadable = adviceOnOwn(files, parsed.flat());
  if (unreadable.some(({ isAdvice }) => !isAdvice)) return inOrder(unreadable);
  const set = workflowSet(without(files, unreadable), surroundings);
  const linted = await Promise.all(set.workflows.map(({ file, text }) => actionlint(file, text)));
  const found = [
    ...linted.flat(),
    ...(hasShellcheck() ? shellcheck(set) : []),
    ...checkRules(set),
    ...simulatorProblems(deliverySet(set), environmentsOf(surroundings.stages), budgetIn(files)),
  ];
  return inOrder([...unreadable, ...adviceOnOwn(files, found)]);
}

/** The rules and checks that a team's own files must pass as well. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  ...RULES.filter(({ everywhere }) => everywhere).map(({ id }) => id),
  'simulator',
  'budget',
]);

const adviceOnOwn = (
  files: Readonly<Record<string, string>>,
  problems: readonly WorkflowProblem[],
): WorkflowProblem[] =>
  problems.map((problem) =>
    EVERYWHERE.has(problem.rule) || isRendered(files[problem.file] ?? GITHUB_HEADER)
      ? problem
      : { ...problem, isAdvice: true },
  );

const without = (
  files: Readonly<Record<string, string>>,
  unreadable: readonly WorkflowProblem[],
) => {
  const left = new Set(unreadable.map(({ file }) => file));
  return Object.fromEntries(Object.entries(files).filter(([file]) => !left.has(file)));
};

/** The workflows of a workspace without deliveries have none. */
const budgetIn = (files: Readonly<Record<string, string>>) =>
  files[BUDGET_FILE] === undefined ? undefined : readBudget(files[BUDGET_FILE]);

/** What our own rules say. */
export const checkRules = (set: WorkflowSet): WorkflowProblem[] =>
  RULES.flatMap(({ id, check }) =>
    [...check(set)].map(({ place, message }) => ({ ...place, rule: id, message })),
  );
