import { environmentOf, jobsIn } from '../files/jobs.ts';
import { triggersOf, withCalled } from '../files/triggers.ts';
import type { Rule } from './rule.ts';

/** Findings are shown there, and GitHub itself denies that to pull requests from forks. */
const HARMLESS = new Set(['security-events']);

/** The author of a pull request decides what it runs. */
export const noCredentialsOnPullRequests: Rule = {
  id: 'no-credentials-on-pull-requests',
  asks: 'What runs on a pull request can read, and nothing else',
  *check(set) {
    for (const workflow of set.workflows.filter(({ content }) =>
      triggersOf(content).includes('pull_request'),
    ))
      for (const { source, name, job, path } of withCalled(set, workflow).flatMap(jobsIn)) {
        const { permissions = {} } = job;
        const written = Object.entries(typeof permissions === 'object' ? permissions : {}).find(
          ([scope, level]) => level === 'write' && !HARMLESS.has(scope),
        );
        if (written)
          yield {
            place: source.place(...path, 'permissions', written[0]),
            message: `Job ${name} has "${written.join(': ')}" on a pull request`,
          };
        if (environmentOf(job) !== undefined)
          yield {
            place: source.place(...path, 'environment'),
            message: `Job ${name} enters an environment on a pull request`,
          };
      }
  },
};
