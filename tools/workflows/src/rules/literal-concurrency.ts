import { expressionsIn } from '../files/expressions.ts';
import { environmentOf, jobsIn } from '../files/jobs.ts';
import type { Path, Source } from '../files/source.ts';
import { withCalled } from '../files/triggers.ts';
import type { Concurrency, Workflow } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

interface Group {
  readonly source: Source<Workflow>;
  readonly path: Path;
  readonly group: string;
}

/**
 * In a called workflow `github.workflow` is the caller's name: with the same group in both, the run waits for itself.
 * zizmor: concurrency-limits.
 */
export const literalConcurrency: Rule = {
  id: 'literal-concurrency',
  asks: 'Concurrency groups are written out, each once in a run; a job in an environment has one for it, and is not cancelled',
  *check(set) {
    for (const { source, path, group } of set.workflows.flatMap(groupsIn))
      for (const expression of expressionsIn(group))
        if (!/^(inputs\.[\w-]+|matrix\.[\w-]+|github\.ref)$/.test(expression))
          yield {
            place: source.place(...path),
            message: `"${expression}" in the group ${group}: write out what it is about`,
          };
    for (const source of set.workflows)
      for (const { name, job, path } of jobsIn(source)) {
        const environment = environmentOf(job);
        if (environment !== undefined && !groupOf(job.concurrency)?.endsWith(`-${environment}`))
          yield {
            place: source.place(...path, 'concurrency'),
            message: `Job ${name} must have a group that ends with "-${environment}"`,
          };
        if (environment !== undefined && !finishes(job.concurrency))
          yield {
            place: source.place(...path, 'concurrency'),
            message: `Job ${name} must say "cancel-in-progress: false": what it has begun it must end`,
          };
      }
    const twice = new Set<Group>();
    for (const workflow of set.workflows) {
      const first = new Map<string, Group>();
      for (const group of withCalled(set, workflow).flatMap(groupsIn)) {
        const same = first.get(shape(group));
        if (same) twice.add(same.source === group.source ? group : same);
        else first.set(shape(group), group);
      }
    }
    for (const { source, path, group } of twice)
      yield {
        place: source.place(...path),
        message: `The group ${group} is used twice in one run, which would wait for itself`,
      };
  },
};

const groupsIn = (source: Source<Workflow>): Group[] =>
  [
    { path: [], concurrency: source.content.concurrency },
    ...jobsIn(source).map(({ path, job }) => ({ path, concurrency: job.concurrency })),
  ].flatMap(({ path, concurrency }) => {
    const group = groupOf(concurrency);
    return group === undefined ? [] : [{ source, path: [...path, 'concurrency'], group }];
  });

const groupOf = (concurrency: Concurrency | undefined): string | undefined =>
  typeof concurrency === 'object' ? concurrency.group : concurrency;

const finishes = (concurrency: Concurrency | undefined): boolean =>
  typeof concurrency === 'object' && concurrency['cancel-in-progress'] === false;

/** Groups of the same shape may be the same group. */
const shape = ({ group }: Group): string => group.replace(/\$\{\{.*?\}\}/gs, '*');
