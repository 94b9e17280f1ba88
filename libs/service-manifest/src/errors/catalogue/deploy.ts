import type { ErrorPages } from '../error-page.ts';

const LOOK = 'Run `gatehouse status --environment NAME` to see what runs.';

/** Errors of deployments and roll-backs. */
export const DEPLOY = {
  'GH-DEPLOY-001': {
    title: 'There is no version to roll back to',
    cause:
      'No other good deployment is recorded, or the version of `--to` is not among the recorded ones.',
    fix: 'Use one of the versions in the message. If nothing is recorded, roll forward: deliver a fixed commit.',
  },
  'GH-DEPLOY-002': {
    title: 'The service does not exist in ECS',
    cause:
      'The cluster has no such service, or it is inactive. It was never deployed, or it was removed.',
    fix: `${LOOK} To create it, deploy it.`,
  },
  'GH-DEPLOY-003': {
    title: 'The deployment cannot be recorded',
    cause:
      'What was asked for runs, but the record in the parameter store or the bucket could not be written.',
    fix: 'Run the same command again: it finds that nothing is left to change, and writes the record.',
  },
  'GH-DEPLOY-004': {
    title: 'ECS started no task',
    cause:
      'ECS has no capacity, a subnet has no free address, or the role may not be passed. The message has the reason of ECS.',
    fix: 'Fix the reason, then run the command again. For capacity, wait some minutes or change the size in service.json.',
  },
  'GH-DEPLOY-005': {
    title: 'A task did not end in time',
    cause:
      'The task still ran at the deadline, or the command was interrupted. Gatehouse then stops the task.',
    fix: 'Read its log: `gatehouse logs`. Pass a longer `--timeout` if the work needs it. If the task could not be stopped, run the `aws ecs stop-task` command in the message.',
  },
  'GH-DEPLOY-006': {
    title: 'The deployment cannot be observed',
    cause:
      'AWS did not respond, or refused to describe the service. The deployment continues in ECS.',
    fix: `${LOOK} Then run the same command again: it continues to watch.`,
  },
  'GH-DEPLOY-007': {
    title: 'The deployment failed',
    cause:
      'The new tasks stopped or stayed unhealthy, or an alarm went off. ECS returned to the previous revision, unless the message says otherwise.',
    fix: 'Read the reasons of the stopped tasks and their last log lines in the output. Fix the service, then deliver again. docs/runbooks/failed-deployment.md has the usual causes.',
  },
  'GH-DEPLOY-008': {
    title: 'The deployment is not finished at the deadline',
    cause: 'The tasks start slowly, or keep being replaced. The deployment continues in ECS.',
    fix: `${LOOK} Then run \`gatehouse wait\`, with a longer \`--timeout\` if tasks only start slowly.`,
  },
  'GH-DEPLOY-009': {
    title: 'Another deployment or task is in progress',
    cause:
      'Two deployments of one service never run at once. The other one has not ended at the deadline.',
    fix: 'Wait for it (`gatehouse wait`), or roll back, then run the command again.',
  },
  'GH-DEPLOY-010': {
    title: 'The credentials are of another AWS account',
    cause: 'gatehouse.json names another account for this environment.',
    fix: 'Change the profile or the role: `aws sts get-caller-identity` shows the current one.',
  },
  'GH-DEPLOY-011': {
    title: 'Something that the deployment needs is missing or not allowed',
    cause:
      'A check before the deployment failed: a stack, a role, a secret, the image, the order of commits, or a hold. Nothing was changed.',
    fix: 'Follow each line of the message. `gatehouse verify` repeats these checks without deploying.',
  },
  'GH-DEPLOY-012': {
    title: 'AWS did not carry out a step',
    cause: 'A call that changes the service failed. The message begins with the call.',
    fix: `${LOOK} Fix the reason, then run the same command again: it does what is left.`,
  },
  'GH-DEPLOY-013': {
    title: 'A task before the release failed',
    cause:
      'A task of "release.before" in service.json, such as a migration, ended with an error. The service was not changed.',
    fix: 'Read its log lines in the output and fix the task. Check whether a part of its work remains, then deliver again.',
  },
  'GH-DEPLOY-014': {
    title: 'The hold cannot be released',
    cause: 'Nothing is held, or the reason of `--reason` is too short.',
    fix: `${LOOK} It lists what is held.`,
  },
  'GH-DEPLOY-015': {
    title: 'The deployment was interrupted',
    cause: 'The command received a signal. ECS continues what it has started.',
    fix: 'Run the same command again: it looks at what is there, and does what is left.',
  },
} as const satisfies ErrorPages<'DEPLOY'>;
