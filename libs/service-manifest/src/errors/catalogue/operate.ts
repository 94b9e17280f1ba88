import type { ErrorPages } from '../error-page.ts';

/** Errors of the commands for a running service, and of checks from outside. */
export const OPERATE = {
  'GH-OPERATE-001': {
    title: 'The task did not run',
    cause:
      'The image could not be pulled, a secret could not be read, or the command does not exist in the image.',
    fix: 'Read the reason in the message. `gatehouse verify` checks image, secrets and roles.',
  },
  'GH-OPERATE-002': {
    title: 'The command in the task failed',
    cause: 'It ended with an exit code other than 0.',
    fix: 'Read its output above, fix the command or its arguments, and run it again.',
  },
  'GH-OPERATE-003': {
    title: 'The service is not stable at the deadline',
    cause: 'Tasks start slowly, or keep being replaced.',
    fix: 'Read the logs (`gatehouse logs`). Wait longer with `--timeout`, or roll back.',
  },
  'GH-OPERATE-004': {
    title: 'The service does not run',
    cause: 'It was never deployed here, it is inactive, or its number of tasks was set to 0.',
    fix: 'Deploy it. A deployment sets the number of tasks that service.json asks for.',
  },
  'GH-OPERATE-005': {
    title: 'There is no log',
    cause: 'The log group of the service does not exist in this environment.',
    fix: 'Deploy the stack of the service: `npx nx deploy infrastructure`.',
  },
  'GH-OPERATE-006': {
    title: 'The source of an import cannot be used',
    cause:
      'The service, the task definition or the Copilot manifest does not exist, or is of a kind that Gatehouse does not run.',
    fix: 'Check the name in the message. Gatehouse imports services with one container that serves requests.',
  },
  'GH-OPERATE-007': {
    title: 'No deployment of the service is recorded',
    cause:
      'The command checks the image that runs, or releases what a roll-back holds, and no deployment to this environment is recorded in its account and region.',
    fix: 'Check account and region of the environment in gatehouse.json. For an image that is not deployed, name it with `--image`.',
  },
  'GH-OPERATE-008': {
    title: 'Something that the service needs is missing',
    cause: 'A check of `gatehouse verify` failed.',
    fix: 'Follow the line of each failed check.',
  },
  'GH-OPERATE-009': {
    title: 'The service cannot be restarted as it is',
    cause:
      'The revision that runs is not the one of the last recorded deployment, or no deployment is recorded.',
    fix: 'Deliver the service again instead: then image, files and record agree.',
  },
  'GH-IDENTITY-001': {
    title: 'There is no such role',
    cause:
      'Gatehouse makes a fixed set of roles for GitHub jobs: some for each environment, some in the registry account.',
    fix: 'Use one of the names in the message, with the environment that has it.',
  },
  'GH-SMOKE-001': {
    title: 'The service does not respond as it must',
    cause: 'It is unhealthy, accepts unauthenticated calls, or lacks security headers.',
    fix: 'Read the failed checks, and the logs of the service. If a deployment has just ended, roll back: `gatehouse rollback`.',
  },
  'GH-SMOKE-002': {
    title: 'The service cannot be reached',
    cause: 'There is no network, the name cannot be resolved, or nothing listens at the address.',
    fix: 'Check the address in the message with `curl`. An internal service can be reached from its network only.',
  },
} as const satisfies ErrorPages<'OPERATE' | 'IDENTITY' | 'SMOKE'>;
