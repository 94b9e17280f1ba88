import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** Whoever writes there decides what all later steps run, by NODE_OPTIONS for one. zizmor: github-env. */
export const noEnvironmentFiles: Rule = {
  id: 'no-environment-files',
  asks: 'No step changes the environment or the PATH of those after it',
  *check(set) {
    for (const { source, step, path } of stepsOf(set)) {
      const [found] = /GITHUB_ENV|GITHUB_PATH|::set-env|::add-path/.exec(step.run ?? '') ?? [];
      if (found !== undefined)
        yield { place: source.place(...path, 'run'), message: `"${found}" reaches later steps` };
    }
  },
};
