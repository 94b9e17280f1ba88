import { holds, type Status } from '../expressions/evaluate.ts';
import { interpolate, textOf } from '../expressions/interpolate.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';
import type { Action, Step, Values } from '../files/workflow.ts';
import { withDefaults } from './action-defaults.ts';
import { runAction } from './actions.ts';
import { runCommand } from './commands.ts';
import type { JobContext, StepEnd } from './job-context.ts';
import { minutesOf } from './minutes.ts';
import { WAITS, type PlannedStep } from './planned-step.ts';
import { newState, type StepState } from './step-state.ts';

export type Contexts = Readonly<Record<string, unknown>>;

/**
 * Plans the next step of a list.
 * @returns undefined if its condition does not hold
 */
export function planStep(
  set: WorkflowSet,
  step: Step & { readonly id?: string },
  contexts: Contexts,
  state: StepState,
  cancelled: boolean,
): PlannedStep | undefined {
  const status: Status = { success: !state.failed && !cancelled, failure: state.failed, cancelled };
  const own = { ...contexts, steps: state.steps };
  if (!holds(step.if, own, status)) {
    if (step.id) state.steps[step.id] = { outputs: {}, outcome: 'skipped' };
    return undefined;
  }
  const env = values({ ...(contexts['env'] as Values | undefined), ...step.env }, own);
  const inputs = values(step.with, { ...own, env });
  const line = replaceVariables(String(step.run ?? ''), env);
  const title = step.uses ?? line;
  const local = step.uses?.startsWith('./') ? step.uses : undefined;
  const nested = local === undefined ? undefined : actionOf(set, local);
  const end = (ended: StepEnd) => {
    if (ended.waits) return WAITS;
    const outcome = ended.failed === undefined ? 'success' : 'failure';
    if (step.id) state.steps[step.id] = { outputs: { ...ended.outputs }, outcome };
    if (ended.failed !== undefined && step['continue-on-error'] !== true) state.failed = true;
    return ended.failed;
  };
  return {
    title,
    minutes: nested === undefined ? minutesOf(title) : minutesOfAction(nested),
    run(job, fails) {
      if (fails) return end({ failed: `${title} fails` });
      if (local === undefined)
        return end(step.uses ? runAction(step.uses, inputs, job) : runCommand(line, job));
      if (nested === undefined) return end({ failed: `there is no ${local}` });
      return end(
        runComposite(set, nested, { inputs: withDefaults(nested, inputs) }, job, contexts),
      );
    },
  };
}

const actionOf = ({ actions }: WorkflowSet, uses: string): Action | undefined =>
  actions.find(({ file }) => file.startsWith(`${uses.slice(2)}/action.`))?.content;

const minutesOfAction = ({ runs }: Action): number =>
  (runs.steps ?? []).reduce((sum, step) => sum + minutesOf(step.uses ?? step.run ?? ''), 0);

/** The steps of a local action; they take no time. */
function runComposite(
  set: WorkflowSet,
  { runs }: Action,
  own: Contexts,
  job: JobContext,
  { github }: Contexts,
): StepEnd {
  const state = newState();
  let because: string | undefined;
  for (const step of runs.steps ?? []) {
    const planned = planStep(set, step, { ...own, github, env: {} }, state, false);
    const ended = planned?.run(job, false);
    if (ended !== WAITS) because ??= ended;
  }
  return because === undefined ? {} : { failed: because };
}

const values = (given: Values = {}, contexts: Contexts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, textOf(interpolate(value, contexts))]),
  );

const replaceVariables = (line: string, env: Readonly<Record<string, string>>): string =>
  line.replaceAll(/\$\{?([A-Z_]+)\}?/g, (variable, name: string) => env[name] ?? variable);
