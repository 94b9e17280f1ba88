import { calleePermissions } from './callee-permissions.ts';
import { checkoutCredentials } from './checkout-credentials.ts';
import { dependabotCooldown } from './dependabot-cooldown.ts';
import { failsClosed } from './fails-closed.ts';
import { gateApart } from './gate-apart.ts';
import { gateBeforeDeploy } from './gate-before-deploy.ts';
import { knownCommands } from './known-commands.ts';
import { knownEnvironments } from './known-environments.ts';
import { knownInputs } from './known-inputs.ts';
import { leastPermissions } from './least-permissions.ts';
import { literalConcurrency } from './literal-concurrency.ts';
import { mergeQueue } from './merge-queue.ts';
import { namedRunner } from './named-runner.ts';
import { noAdhocPackages } from './no-adhoc-packages.ts';
import { noCacheInDelivery } from './no-cache-in-delivery.ts';
import { noCredentialsOnPullRequests } from './no-credentials-on-pull-requests.ts';
import { noEnvironmentFiles } from './no-environment-files.ts';
import { noExpressionsInCode } from './no-expressions-in-code.ts';
import { noStaticKeys } from './no-static-keys.ts';
import { pinnedActions } from './pinned-actions.ts';
import { pinnedScanner } from './pinned-scanner.ts';
import { pinsInUse } from './pins-in-use.ts';
import { requiredJob } from './required-job.ts';
import { rolesInTheirPlace } from './roles-in-their-place.ts';
import type { Rule } from './rule.ts';
import { safeTriggers } from './safe-triggers.ts';
import { scannersApart } from './scanners-apart.ts';
import { secretsInEnvironments } from './secrets-in-environments.ts';
import { thinSteps } from './thin-steps.ts';
import { timeLimits } from './time-limits.ts';

export const RULES: readonly Rule[] = [
  calleePermissions,
  checkoutCredentials,
  dependabotCooldown,
  failsClosed,
  gateApart,
  gateBeforeDeploy,
  knownCommands,
  knownEnvironments,
  knownInputs,
  leastPermissions,
  literalConcurrency,
  mergeQueue,
  namedRunner,
  noAdhocPackages,
  noCacheInDelivery,
  noCredentialsOnPullRequests,
  noEnvironmentFiles,
  noExpressionsInCode,
  noStaticKeys,
  pinnedActions,
  pinnedScanner,
  pinsInUse,
  requiredJob,
  rolesInTheirPlace,
  safeTriggers,
  scannersApart,
  secretsInEnvironments,
  thinSteps,
  timeLimits,
];
