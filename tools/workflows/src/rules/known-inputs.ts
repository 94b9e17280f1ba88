import { jobsOf, stepsOf } from '../files/jobs.ts';
import { calledBy } from '../files/triggers.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';
import type { Inputs, Step, Values, Workflow } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

/** GitHub finds out when the workflow is called, and for an action only warns. */
export const knownInputs: Rule = {
  id: 'known-inputs',
  asks: 'What of ours is called exists, and gets what it asks for and nothing else',
  *check(set) {
    const calls = [
      ...jobsOf(set).map(({ source, job, path }) => {
        const called = calledBy(set, job);
        return { source, path, call: job, inputs: called && workflowInputs(called.content) };
      }),
      ...stepsOf(set).map(({ source, step, path }) => {
        return { source, path, call: step, inputs: actionInputs(set, step) };
      }),
    ];
    for (const { source, path, call, inputs } of calls) {
      if (!call.uses?.startsWith('./')) continue;
      for (const problem of inputs ? inputProblems(inputs, call.with) : ['is not there'])
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

const actionInputs = ({ actions }: WorkflowSet, { uses = '' }: Step): Inputs | undefined => {
  const action = actions.find(({ file }) => file.startsWith(`${uses.slice(2)}/action.`));
  return action && (action.content.inputs ?? {});
};
