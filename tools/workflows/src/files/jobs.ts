import type { Path, Source } from './source.ts';
import type { WorkflowSet } from './workflow-set.ts';
import type { Action, Job, Step, Workflow } from './workflow.ts';

/** A job, and where it is. */
export interface PlacedJob {
  readonly source: Source<Workflow>;
  readonly name: string;
  readonly job: Job;
  readonly path: Path;
}

/** A step of a job or of one of our actions, and its location. */
export interface PlacedStep {
  readonly source: Source<Workflow> | Source<Action>;
  readonly step: Step;
  readonly path: Path;
  /** Not for a step of an action. */
  readonly job?: PlacedJob;
}

export const jobsIn = (source: Source<Workflow>): PlacedJob[] =>
  Object.entries(source.content.jobs).map(([name, job]) => ({
    source,
    name,
    job,
    path: ['jobs', name],
  }));

export const jobsOf = ({ workflows }: WorkflowSet): PlacedJob[] => workflows.flatMap(jobsIn);

export const stepsIn = (job: PlacedJob): PlacedStep[] =>
  (job.job.steps ?? []).map((step, at) => ({
    source: job.source,
    step,
    path: [...job.path, 'steps', at],
    job,
  }));

/** Steps of all our actions. */
export const actionSteps = ({ actions }: WorkflowSet): PlacedStep[] =>
  actions.flatMap((source) =>
    (source.content.runs.steps ?? []).map((step, at) => ({
      source,
      step,
      path: ['runs', 'steps', at],
    })),
  );

/** Steps of all jobs and of all our actions. */
export const stepsOf = (set: WorkflowSet): PlacedStep[] => [
  ...jobsOf(set).flatMap(stepsIn),
  ...actionSteps(set),
];

/** Jobs that must have ended before this one starts. */
export const needsOf = ({ needs = [] }: Job): readonly string[] => [needs].flat();

export const environmentOf = ({ environment }: Job): string | undefined =>
  typeof environment === 'object' ? environment.name : environment;
