import { actionReference } from '../files/action-reference.ts';
import { expressionsIn } from '../files/expressions.ts';
import { actionSteps, environmentOf, jobsOf, stepsIn } from '../files/jobs.ts';
import type { Job } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

/** Owners whose identity we rely on anyway; all others are third parties. */
const TRUSTED = new Set(['actions', 'github', 'aws-actions']);

/** A scanner that is taken over must find nothing to take: GHSA-69fq-xp46-6x23. */
export const scannersApart: Rule = {
  id: 'scanners-apart',
  asks: 'A third-party action runs in a job without identity, secrets, environment or write access',
  *check(set) {
    for (const job of jobsOf(set))
      for (const { source, step, path } of stepsIn(job))
        for (const power of isForeign(step.uses) ? powersOf(job.job) : [])
          yield {
            place: source.place(...path),
            message: `${step.uses} is in job ${job.name}, which has ${power}`,
          };
    for (const { source, step, path } of actionSteps(set))
      if (isForeign(step.uses))
        yield {
          place: source.place(...path),
          message: `${step.uses}: use it in a job itself, where one sees what the job has`,
        };
  },
};

function isForeign(uses = ''): boolean {
  if (uses.startsWith('./') || uses === '') return false;
  return !TRUSTED.has(actionReference(uses)?.owner ?? '');
}

/** What could be stolen from a job. */
function powersOf(job: Job): string[] {
  const { permissions = {} } = job;
  const scopes = typeof permissions === 'object' ? Object.entries(permissions) : [[permissions]];
  return [
    ...scopes
      .filter(([scope, level]) => scope === 'id-token' || level !== 'read')
      .map((scope) => `"${scope.join(': ')}"`),
    ...(environmentOf(job) === undefined ? [] : ['an environment']),
    ...(expressionsIn(JSON.stringify(job)).some((each) => /\bsecrets\b/.test(each))
      ? ['secrets']
      : []),
    ...(job.steps?.some(({ uses }) => uses?.startsWith('./.github/actions/aws'))
      ? ['a role of AWS']
      : []),
  ];
}
