import { environmentOf, jobsIn, stepsIn, actionSteps, type PlacedStep } from '../files/jobs.ts';
import { actionReference } from '../files/action-reference.ts';
import { rolesOf } from '../files/roles.ts';
import type { Permissions, Values } from '../files/workflow.ts';
import { checkCommand } from './reviewed-command.ts';
import { variables } from './reviewed-variables.ts';
import type { Complaint, Rule } from './rule.ts';

/**
 * What has an identity, an environment or a token that writes runs nothing but what was reviewed. A container, a
 * service, a default shell, a variable that npm or Node read, or the checkout of another repository would change what
 * its steps run without changing the steps.
 */
export const privilegedJobs: Rule = {
  id: 'privileged-jobs',
  asks: 'A job with an identity, an environment or a token that writes has nothing but what is on its list: known keys, variables, checkouts and commands',
  *check(set) {
    for (const source of set.workflows) {
      const privileged = jobsIn(source).filter(
        (placed) =>
          writes(placed.job.permissions ?? source.content.permissions) ||
          environmentOf(placed.job) !== undefined ||
          rolesOf(set, placed).length > 0,
      );
      if (privileged.length === 0) continue;
      for (const key of Object.keys(source.content))
        if (!WORKFLOW_KEYS.has(key))
          yield { place: source.place(key), message: `"${key}" reaches jobs with an identity` };
      for (const placed of privileged) {
        const { name, job, path } = placed;
        for (const key of Object.keys(job))
          if (!JOB_KEYS.has(key))
            yield {
              place: source.place(...path, key),
              message: `Job ${name} has an identity, and must not have "${key}"`,
            };
        yield* variables(job.env, (variable) => source.place(...path, 'env', variable));
        if (!job.uses && !/^ubuntu-\d\d\.04$/.test(String(job['runs-on'])))
          yield {
            place: source.place(...path, 'runs-on'),
            message: `Job ${name} must run on a machine of GitHub of a named version, such as ubuntu-24.04`,
          };
        for (const step of stepsIn(placed)) yield* checkStep(step);
      }
    }
    // An action does not know whether it runs with an identity.
    for (const step of actionSteps(set)) yield* checkStep(step);
  },
};

function* checkStep({ source, step, path }: PlacedStep): Iterable<Complaint> {
  const keys = source.file.includes('/actions/') ? ACTION_STEP_KEYS : STEP_KEYS;
  const shows = actionReference(step.uses ?? '')?.repository === 'github/codeql-action';
  for (const key of Object.keys(step))
    // Where findings cannot be shown, the verdict on them is another step's.
    if (!keys.has(key) && !(shows && key === 'continue-on-error'))
      yield {
        place: source.place(...path, key),
        message: `A step with an identity has no "${key}"`,
      };
  yield* variables(step.env, (variable) => source.place(...path, 'env', variable));
  if (keys.has('shell') && step.shell !== undefined && step.shell !== 'bash')
    yield { place: source.place(...path, 'shell'), message: 'The shell must be bash' };
  if (actionReference(step.uses ?? '')?.repository === 'actions/checkout')
    yield* checkCheckout(step.with ?? {}, source.place(...path));
  if (step.run !== undefined) yield* checkCommand(step.run, source.place(...path, 'run'));
}

function* checkCheckout(given: Values, place: Complaint['place']): Iterable<Complaint> {
  const other = Object.keys(given).find((input) => !CHECKOUT.has(input));
  if (other !== undefined)
    yield {
      place,
      message: `A checkout with an identity has no "${other}": it takes what was reviewed`,
    };
  if (given['persist-credentials'] !== false)
    yield { place, message: 'Say "persist-credentials: false"' };
}

const writes = (permissions: Permissions | undefined): boolean =>
  typeof permissions !== 'object' ||
  Object.entries(permissions ?? {}).some(
    ([scope, level]) => level === 'write' && scope !== 'security-events',
  );

const WORKFLOW_KEYS = new Set(['name', 'run-name', 'on', 'permissions', 'concurrency', 'jobs']);
const JOB_KEYS = new Set([
  ...['name', 'needs', 'if', 'strategy', 'runs-on', 'timeout-minutes', 'permissions', 'outputs'],
  ...['env', 'environment', 'concurrency', 'steps', 'uses', 'with'],
]);
const STEP_KEYS = new Set(['id', 'name', 'if', 'uses', 'with', 'env', 'run']);
const ACTION_STEP_KEYS = new Set([...STEP_KEYS, 'shell']);
const CHECKOUT = new Set(['persist-credentials', 'fetch-depth']);
