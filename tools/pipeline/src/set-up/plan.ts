import { REGISTRY, type Service, type Workspace } from '@gatehouse/service-manifest';
import { accountSteps } from './account-steps.ts';
import { regionsOf, targetsOf } from './aws/aws-targets.ts';
import { deliverySteps } from './delivery-steps.ts';
import { domainSteps } from './domain-steps.ts';
import { secretsWithoutRotation } from './secrets-without-rotation.ts';
import type { Step } from './step.ts';
import { actionsPermissions } from './steps/actions-permissions.ts';
import { attestations } from './steps/attestations.ts';
import { beforeStacks } from './steps/before-stacks.ts';
import { bootstrap } from './steps/bootstrap.ts';
import { codeSecurity } from './steps/code-security.ts';
import { commit } from './steps/commit.ts';
import { gitHubEnvironment } from './steps/github-environment.ts';
import { gitHubPlan } from './steps/github-plan.ts';
import { identities } from './steps/identities.ts';
import { layerMounting } from './steps/layer-mounting.ts';
import { confirmation, subscription } from './steps/operations.ts';
import { push } from './steps/push.ts';
import { remote } from './steps/remote.ts';
import { renderedFiles } from './steps/rendered.ts';
import { repositorySecurity } from './steps/repository-security.ts';
import { repositoryStep } from './steps/repository.ts';
import { scanning } from './steps/scanning.ts';
import { secretValue } from './steps/secret-value.ts';
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
  const zones = domainSteps(environments, workspace);
  const secrets = environments.flatMap((place) =>
    secretsWithoutRotation(services).map((secret) => secretValue(place, secret)),
  );
  const gitHubEnvironments = places.map(({ name }) => gitHubEnvironment(name, workspace));
  // A starter works with any GitHub plan.
  const isStarter = workspace.profile === 'starter';
  const idsOf = (steps: readonly Step[]) => steps.map(({ id }) => id);
  return [
    ...accountSteps(workspace),
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
    ...deliverySteps(workspace, environments),
  ];
}
