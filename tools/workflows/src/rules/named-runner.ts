import { jobsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** `-latest` changes under everybody's feet, and what runs on a machine of one's own stays on it. */
export const namedRunner: Rule = {
  id: 'named-runner',
  asks: 'A job runs on a machine of GitHub of a named version',
  *check(set) {
    for (const { source, name, job, path } of jobsOf(set))
      if (!job.uses && !/^(ubuntu|macos|windows)-\d[\d.]*(-arm)?$/.test(String(job['runs-on'])))
        yield {
          place: source.place(...path, 'runs-on'),
          message: `Job ${name} must run on a named version, such as ubuntu-24.04`,
        };
  },
};
