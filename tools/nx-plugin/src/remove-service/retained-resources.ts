import {
  deployedEnvironments,
  grantedThing,
  IDEMPOTENCY,
  namesOf,
  ownerOfSecret,
  ownGrants,
  REGISTRY,
  repositoriesOf,
  secretsOf,
  stackNameOf,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';
import { place } from './resource-place.ts';

/**
 * Lists the AWS resources of a removed service and the commands that delete them, for each environment and the
 * registry: first those that the deploy stage created, then the stack. The last line of each names the retained
 * resources, which outlive the stack.
 */
export function retainedResources(name: string, manifest: Manifest, workspace: Workspace): string {
  const environments = deployedEnvironments(workspace).map((environment) =>
    inEnvironment(name, manifest, workspace, environment),
  );
  return [
    `Removing ${name} from the workspace deletes nothing in AWS: the service keeps running there. To delete it, run these commands as an administrator of each account:`,
    ...environments,
    inRegistry(name, workspace),
  ].join('\n\n');
}

function inEnvironment(
  name: string,
  manifest: Manifest,
  workspace: Workspace,
  environment: string,
): string {
  const names = namesOf(workspace, environment, name);
  const { account, region, cluster } = names;
  const data = [
    ...ownGrants(manifest)
      // Records of idempotency keys go with their stack.
      .filter(({ access }) => access !== IDEMPOTENCY)
      .map(grantedThing)
      .filter(({ kind }) => kind !== 'topic')
      .flatMap(({ kind, name }) => [
        `${kind} ${names[kind](name)}`,
        ...(kind === 'queue' ? [`queue ${names.deadLetters(name)}`] : []),
      ]),
    // The stack creates the API keys, and deletes them.
    ...secretsOf(manifest)
      .filter(
        (secret) => ownerOfSecret(secret) === name && secret !== manifest.secrets?.['apiKeys'],
      )
      .map((secret) => `secret ${names.secret(secret)}`),
  ];
  return place(`${environment}, account ${account}`, region, data, [
    `application-autoscaling deregister-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/${cluster}/${name}`,
    `ecs delete-service --force --cluster ${cluster} --service ${name}`,
    `ecs wait services-inactive --cluster ${cluster} --services ${name}`,
    `ssm delete-parameter --name ${names.parameter('deployment')}`,
    ...(manifest.release === undefined
      ? []
      : [`ssm delete-parameter --name ${names.parameter('release-step')}`]),
    `cloudformation delete-stack --stack-name ${stackNameOf.service(environment, name)}`,
  ]);
}

function inRegistry(name: string, workspace: Workspace): string {
  const { account, region } = workspace.registry;
  const { build, release } = repositoriesOf(workspace);
  const repositories = [
    build(name),
    ...deployedEnvironments(workspace).map((environment) => release(environment, name)),
  ];
  const title = `registry, account ${account}, after all environments`;
  return place(
    title,
    region,
    repositories.map((repository) => `image repository ${repository.name}`),
    [`cloudformation delete-stack --stack-name ${stackNameOf.service(REGISTRY, name)}`],
  );
}
