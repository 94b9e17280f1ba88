import { artifactsProduced } from './artifacts-produced.ts';
import { calleePermissions } from './callee-permissions.ts';
import { gateApart } from './gate-apart.ts';
import { gateBeforeDeploy } from './gate-before-deploy.ts';
import { knownCommands } from './known-commands.ts';
import { knownEnvironments } from './known-environments.ts';
import { knownInputs } from './known-inputs.ts';
import { literalConcurrency } from './literal-concurrency.ts';
import { noCacheInDelivery } from './no-cache-in-delivery.ts';
import { noCredentialsOnPullRequests } from './no-credentials-on-pull-requests.ts';
import { pinnedActions } from './pinned-actions.ts';
import { privilegedJobs } from './privileged-jobs.ts';
import { requiredJob } from './required-job.ts';
import { rolesInTheirPlace } from './roles-in-their-place.ts';
import type { Rule } from './rule.ts';
import { safeTriggers } from './safe-triggers.ts';
import { scannersApart } from './scanners-apart.ts';
import { secretsInEnvironments } from './secrets-in-environments.ts';
import { timeLimits } from './time-limits.ts';

export const RULES: readonly Rule[] = [
  artifactsProduced,
  calleePermissions,
  gateApart,
  gateBeforeDeploy,
  knownCommands,
  knownEnvironments,
  knownInputs,
  literalConcurrency,
  noCacheInDelivery,
  noCredentialsOnPullRequests,
  pinnedActions,
  privilegedJobs,
  requiredJob,
  rolesInTheirPlace,
  safeTriggers,
  scannersApart,
  secretsInEnvironments,
  timeLimits,
];
