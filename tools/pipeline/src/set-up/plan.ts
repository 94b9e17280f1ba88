import { REGISTRY, reviewersOf, type Service, type Workspace } from '@gatehouse/service-manifest';
import { accountsOf, regionsOf, targetsOf, type Account } from './aws/aws-targets.ts';
import { domainSteps } from './domain-steps.ts';
import { secretsWithoutRotation } from './secrets-without-rotation.ts';
import type { Step } from './step.ts';
import { accountConflicts } from './steps/account-conflicts.ts';
import { accountRegion } from './steps/account-region.ts';
import { actionsPermissions } from './steps/actions-permissions.ts';
import { attestations } from './steps/attestations.ts';
import { awsProfiles } from './steps/aws-profiles.ts';
import { beforeStacks } from './steps/before-stacks.ts';
import { bootstrap } from './steps/bootstrap.ts';
import { codeScanning } from './steps/code-scanning.ts';
import { codeSecurity } from './steps/code-security.ts';
import { commit } from './steps/commit.ts';
import { noAlarms, servicesRun } from './steps/final-checks.ts';
import { firstDelivery } from './steps/first-delivery.ts';
import { gitHubEnvironment } from './steps/github-environment.ts';
import { gitHubPlan } from './steps/github-plan.ts';
import { identities } from './steps/identities.ts';
import { layerMounting } from './steps/layer-mounting.ts';
import { linkedRoles } from './steps/linked-roles.ts';
import { confirmation, subscription } from './steps/operations.ts';
import { publicAccess } from './steps/public-access.ts';
import { push } from './steps/push.ts';
import { rehearsal } from './steps/rehearsal.ts';
import { remote } from './steps/remote.ts';
import { renderedFiles } from './steps/rendered.ts';
import { repositorySecurity } from './steps/repository-security.ts';
import { repositoryStep } from './steps/repository.ts';
import { rootUsers } from './steps/root-users.ts';
import { ruleset } from './steps/ruleset.ts';
import { scanning } from './steps/scanning.ts';
import { secretValue } from './steps/secret-value.ts';
import { settingsStep } from './steps/settings.ts';
import { signInToAws } from './steps/sign-in-aws.ts';
import { signInToGitHub } from './steps/sign-in-github.ts';
import { stacks } from './steps/stacks.ts';
import { teams } from './steps/teams.ts';
import { templates } from './steps/templates.ts';

/**
 * All steps from an empty account and repository to the first delivery, each after those that it needs; pure, from the
 * settings and the manifests.
 */
export function planOf(workspace: Workspace, services: readonly Service[]): readonly Step[] {
  const places = targetsOf(workspace);
  const environments = places.filter(({ name }) => name !== REGISTRY);
  const accounts = accountsOf(workspace);
  const zones = domainSteps(environments, workspace);
  const secrets = environments.flatMap((place) =>
    secretsWithoutRotation(services).map((secret) => secretValue(place, secret)),
  );
  const gitHubEnvironments = places.map(({ name }) => gitHubEnvironment(name, workspace));
  // A starter works with any GitHub plan.
  const isStarter = workspace.profile === 'starter';
  const reviewed = environments.some(({ name }) => reviewersOf(workspace, name).length > 0);
  const idsOf = (steps: readonly Step[]) => steps.map(({ id }) => id);
  return [
    settingsStep,
    signInToGitHub,
    awsProfiles,
    signInToAws(workspace),
    ...accounts.flatMap((account) => accountSteps(account)),
    ...regionsOf(workspace).map(accountRegion),
    rootUsers,
    ...zones,
    repositoryStep,
    attestations,
    codeSecurity,
    ...(isStarter ? [] : [gitHubPlan]),
    identities,
    renderedFiles([
      'identities',
      'attestations',
      'github/code-security',
      ...idsOf(zones).filter((id) => id.startsWith('zone/')),
    ]),
    templates,
    ...regionsOf(workspace).map(bootstrap),
    ...places.map((place) => stacks(place, beforeStacks(place, workspace))),
    scanning(places[0]!, workspace),
    layerMounting(places[0]!),
    ...regionsOf(workspace).flatMap((account) => [subscription(account), confirmation(account)]),
    ...secrets,
    teams,
    ...gitHubEnvironments,
    actionsPermissions,
    repositorySecurity,
    remote,
    commit(['rendered', 'templates']),
    push([
      ...(isStarter ? [] : [gitHubPlan.id]),
      ...places.map(({ name }) => `stacks/${name}`),
      ...idsOf(secrets),
      ...idsOf(gitHubEnvironments),
    ]),
    ruleset,
    codeScanning,
    firstDelivery(reviewed),
    ...environments.flatMap((place) => [servicesRun(place), noAlarms(place)]),
    rehearsal('records', 'The records have been compacted once', []),
    rehearsal('report', 'The weekly report has been made once', ['rehearsal/records']),
  ];
}

function accountSteps(account: Account): Step[] {
  const hasServices = account.places.some(({ name }) => name !== REGISTRY);
  return [
    publicAccess(account),
    ...(hasServices ? [linkedRoles(account)] : []),
    accountConflicts(account),
  ];
}
