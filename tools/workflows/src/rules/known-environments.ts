import { REGISTRY } from '@gatehouse/service-manifest';
import { environmentOf, jobsOf, stepsOf } from '../files/jobs.ts';
import { rolesOf } from '../files/roles.ts';
import type { Source } from '../files/source.ts';
import type { Workflow } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

/** GitHub makes an environment that it does not know, without any reviewers. */
export const knownEnvironments: Rule = {
  id: 'known-environments',
  asks: 'Environments are those of gatehouse.json, except for a job that assumes no role of AWS',
  *check(set) {
    const names = set.stages.map(({ name }) => name);
    const known = [...names, REGISTRY];
    const isKnown = (name: unknown) =>
      known.includes(String(name)) ||
      /^\$\{\{ (inputs|matrix)\.environment \}\}$/.test(String(name));
    for (const placed of jobsOf(set)) {
      const { source, name, job, path } = placed;
      const environment = environmentOf(job);
      if (environment !== undefined && !isKnown(environment) && rolesOf(set, placed).length > 0)
        yield {
          place: source.place(...path, 'environment'),
          message: `Job ${name} enters "${environment}", which gatehouse.json does not have`,
        };
    }
    const calls = [
      ...jobsOf(set).map(({ source, job, path }) => ({ source, path, values: job.with })),
      ...stepsOf(set).map(({ source, step, path }) => ({ source, path, values: step.with })),
    ];
    for (const { source, path, values } of calls) {
      const environment = values?.['environment'];
      if (environment !== undefined && !isKnown(environment))
        yield {
          place: source.place(...path, 'with', 'environment'),
          message: `gatehouse.json has no environment "${environment}"`,
        };
    }
    for (const source of set.workflows) {
      const choices = choicesOf(source);
      if (choices && choices.join() !== names.join())
        yield {
          place: source.place('on', 'workflow_dispatch', 'inputs', 'environment', 'options'),
          message: `The choices must be those of gatehouse.json: ${names.join(', ')}`,
        };
    }
  },
};

interface Dispatch {
  workflow_dispatch?: { inputs?: { environment?: { options?: readonly string[] } } } | null;
}

const choicesOf = ({ content: { on } }: Source<Workflow>): readonly string[] | undefined =>
  (on as Dispatch | undefined)?.workflow_dispatch?.inputs?.environment?.options;
