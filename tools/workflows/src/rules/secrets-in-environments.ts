import { expressionsIn } from '../files/expressions.ts';
import { environmentOf, jobsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** zizmor: `secrets-inherit`, `overprovisioned-secrets`, `secrets-outside-env`. */
export const secretsInEnvironments: Rule = {
  id: 'secrets-in-environments',
  asks: 'A secret is named, and belongs to an environment, whose rules a job passes before it gets it',
  *check(set) {
    for (const { source, name, job, path } of jobsOf(set)) {
      if (job.secrets === 'inherit')
        yield {
          place: source.place(...path, 'secrets'),
          message: `Job ${name} hands over all secrets: name those that are needed`,
        };
      for (const secret of secretsIn(job))
        if (secret === undefined)
          yield { place: source.place(...path), message: `Job ${name} takes all secrets at once` };
        else if (environmentOf(job) === undefined)
          yield {
            place: source.place(...path),
            message: `Job ${name} takes the secret ${secret} outside of any environment`,
          };
    }
    for (const source of [...set.workflows, ...set.actions]) {
      const { jobs: _, ...rest } = source.content as { jobs?: unknown };
      for (const secret of secretsIn(rest))
        yield {
          place: source.place(),
          message: `The secret ${secret ?? 'context'} is open to more than one job`,
        };
    }
  },
};

/** Names of secrets; undefined for the context as a whole. */
const secretsIn = (part: unknown): (string | undefined)[] =>
  expressionsIn(JSON.stringify(part)).flatMap((expression) =>
    [...expression.matchAll(/\bsecrets\b(?:\.([\w-]+))?/g)].map(([, name]) => name),
  );
