import { jobsIn, needsOf, stepsIn, type PlacedJob } from './jobs.ts';
import type { Path, Source } from './source.ts';
import { calledBy } from './triggers.ts';
import { stemOf, type WorkflowSet } from './workflow-set.ts';
import type { Action, Step, Values, Workflow } from './workflow.ts';

/** A step of a run, with the inputs of workflows and actions around it put in. */
export interface ExpandedStep {
  readonly source: Source<Workflow> | Source<Action>;
  readonly path: Path;
  readonly step: Step;
}

/** A job of a run, in the workflow that an event starts or in one that is called. */
export interface ExpandedJob {
  /** Files and jobs on the way, such as `deliver/deliver/deliver/build`. */
  readonly id: string;
  readonly placed: PlacedJob;
  readonly steps: readonly ExpandedStep[];
  /** Ids of all jobs that must have ended before. */
  readonly before: ReadonlySet<string>;
}

/** All jobs of the run that a workflow makes, with their inputs as texts: an expression stays one. */
export function expand(set: WorkflowSet, source: Source<Workflow>): ExpandedJob[] {
  return expandInto(set, source, stemOf(source), {}, new Set());
}

function expandInto(
  set: WorkflowSet,
  source: Source<Workflow>,
  id: string,
  inputs: Values,
  before: ReadonlySet<string>,
): ExpandedJob[] {
  const jobs = jobsIn(source);
  const expanded = new Map<string, ExpandedJob[]>();
  const expandJob = (placed: PlacedJob): ExpandedJob[] => {
    const known = expanded.get(placed.name);
    if (known) return known;
    expanded.set(placed.name, []);
    const earlier = new Set(before);
    for (const name of needsOf(placed.job)) {
      const need = jobs.find((job) => job.name === name);
      for (const job of need ? expandJob(need) : []) {
        earlier.add(job.id);
        for (const one of job.before) earlier.add(one);
      }
    }
    const own = `${id}/${placed.name}`;
    const called = calledBy(set, placed.job);
    const found = called
      ? expandInto(set, called, own, putInto(placed.job.with ?? {}, inputs), earlier)
      : [
          {
            id: own,
            placed,
            before: earlier,
            steps: stepsIn(placed).flatMap(stepsWith(set, inputs)),
          },
        ];
    expanded.set(placed.name, found);
    return found;
  };
  return jobs.flatMap(expandJob);
}

const stepsWith =
  (set: WorkflowSet, inputs: Values) =>
  ({ source, path, step }: ExpandedStep): ExpandedStep[] => {
    const given = { ...step, with: putInto(step.with ?? {}, inputs) };
    const action = set.actions.find(
      ({ file }) => step.uses?.startsWith('./') && file.startsWith(`${step.uses.slice(2)}/action.`),
    );
    const nested = (action?.content.runs.steps ?? []).map((each, at) => ({
      source: action!,
      path: ['runs', 'steps', at],
      step: { ...each, with: putInto(each.with ?? {}, given.with) },
    }));
    return [{ source, path, step: given }, ...nested];
  };

/** Puts texts in the place of `${{ inputs.NAME }}`. */
const putInto = (values: Values, inputs: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value.replaceAll(/\$\{\{ *inputs\.([\w-]+) *\}\}/g, (expression, input: string) =>
            String(inputs[input] ?? expression),
          )
        : value,
    ]),
  );
