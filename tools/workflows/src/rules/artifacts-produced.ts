import { expand, type ExpandedJob, type ExpandedStep } from '../files/expand.ts';
import { triggersOf } from '../files/triggers.ts';
import type { Complaint, Rule } from './rule.ts';

const UPLOAD = 'actions/upload-artifact@';
const DOWNLOAD = 'actions/download-artifact@';

/** A job that waits for something else than for what makes its input fails now and then, or takes it from elsewhere. */
export const artifactsProduced: Rule = {
  id: 'artifacts-produced',
  asks: 'An artifact that a job downloads is one that a job before it in the same run has uploaded, under one name each',
  *check(set) {
    for (const workflow of set.workflows) {
      if (triggersOf(workflow.content).every((event) => event === 'workflow_call')) continue;
      const jobs = expand(set, workflow);
      const producers = new Map<string, string[]>();
      for (const job of jobs)
        for (const name of namesOf(job, UPLOAD))
          producers.set(name, [...(producers.get(name) ?? []), job.id]);
      for (const job of jobs) yield* missing(job, producers);
      for (const [name, ids] of producers)
        if (new Set(ids).size > 1)
          yield {
            place: workflow.place('jobs'),
            message: `The artifact ${name} is uploaded by several jobs: ${ids.join(', ')}`,
          };
    }
  },
};

function* missing(job: ExpandedJob, producers: ReadonlyMap<string, string[]>): Iterable<Complaint> {
  for (const { step, source, path } of stepsOf(job, DOWNLOAD)) {
    const place = source.place(...path);
    const elsewhere = ['run-id', 'repository', 'github-token', 'artifact-ids', 'pattern'].find(
      (input) => step.with?.[input] !== undefined,
    );
    if (elsewhere !== undefined) {
      yield { place, message: `"${elsewhere}" takes artifacts without a name: add "name:"` };
      continue;
    }
    const name = String(step.with?.['name'] ?? '');
    const made = producers.get(name) ?? [];
    if (made.length === 0)
      yield { place, message: `Job ${job.id} downloads ${name || 'all'}, which no job uploads` };
    else if (!made.some((id) => job.before.has(id)))
      yield { place, message: `Job ${job.id} downloads ${name} and does not need ${made[0]}` };
  }
}

const stepsOf = ({ steps }: ExpandedJob, action: string): ExpandedStep[] =>
  steps.filter(({ step }) => step.uses?.startsWith(action));

const namesOf = (job: ExpandedJob, action: string): string[] =>
  stepsOf(job, action).map(({ step }) => String(step.with?.['name']));
