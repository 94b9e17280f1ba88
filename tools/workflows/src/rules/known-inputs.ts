import { actionReference } from '../files/action-reference.ts';
import { jobsOf, stepsOf } from '../files/jobs.ts';
import { calledBy } from '../files/triggers.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';
import type { Inputs, PinnedAction, Step, Values, Workflow } from '../files/workflow.ts';
import { PINS_FILE } from '../render/input.ts';
import type { Rule } from './rule.ts';

/** GitHub finds out when the workflow is called, and for an action only warns. */
export const knownInputs: Rule = {
  id: 'known-inputs',
  asks: 'Workflows and actions that are called exist, and get the inputs that they need and no others',
  everywhere: true,
  *check(set) {
    const calls = [
      ...jobsOf(set).map(({ source, job, path }) => {
        const called = calledBy(set, job);
        return { source, path, call: job, inputs: called && workflowInputs(called.content) };
      }),
      ...stepsOf(set).map(({ source, step, path }) => {
        const inputs = actionInputs(set, step) ?? pinnedInputs(set, step);
        return { source, path, call: step, inputs };
      }),
    ];
    for (const { source, path, call, inputs } of calls) {
      if (call.uses === undefined || isForeignAndUnknown(set, call.uses)) continue;
      const missing = call.uses.startsWith('./') ? 'is not there' : `has no inputs in ${PINS_FILE}`;
      for (const problem of inputs ? inputProblems(inputs, call.with) : [missing])
        yield { place: source.place(...path), message: `${call.uses} ${problem}` };
    }
  },
};

const inputProblems = (inputs: Inputs, given: Values = {}): string[] => [
  ...Object.keys(given)
    .filter((name) => !(name in inputs))
    .map((name) => `knows no "${name}"`),
  ...Object.entries(inputs)
    .filter(([name, input]) => input?.required && !(name in given))
    .map(([name]) => `needs "${name}"`),
];

const workflowInputs = ({ on }: Workflow): Inputs =>
  (on as { workflow_call?: { inputs?: Inputs } | null } | undefined)?.workflow_call?.inputs ?? {};

/** What is not pinned is another rule's matter, and images take any input. */
const isForeignAndUnknown = ({ pins }: WorkflowSet, uses: string): boolean =>
  !uses.startsWith('./') && pinOf(pins, uses) === undefined;

/** Another version than the pinned one has other inputs. */
function pinOf(pins: WorkflowSet['pins'], uses: string): PinnedAction | undefined {
  const reference = actionReference(uses);
  const pin = reference && pins.content[reference.repository];
  return pin?.sha === reference?.ref ? pin : undefined;
}

/** Inputs of a third party's action, from its metadata at the pinned commit. */
function pinnedInputs({ pins }: WorkflowSet, { uses = '' }: Step): Inputs | undefined {
  const pin = pinOf(pins, uses)?.actions?.[actionReference(uses)?.path || '.'];
  if (pin === undefined) return undefined;
  const { inputs, required = [] } = pin;
  return Object.fromEntries(
    inputs.map((name) => [name, { required: required.includes(name) }] as const),
  );
}

const actionInputs = ({ actions }: WorkflowSet, { uses = '' }: Step): Inputs | undefined => {
  const action = actions.find(({ file }) => file.startsWith(`${uses.slice(2)}/action.`));
  return action && (action.content.inputs ?? {});
};
