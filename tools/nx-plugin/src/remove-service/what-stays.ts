import {
  deployedEnvironments,
  grantedThing,
  namesOf,
  ownerOfSecret,
  ownGrants,
  REGISTRY,
  secretsOf,
  stackNameOf,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';

/**
 * What a service that is no longer in the workspace still has in AWS, and the commands that take it away,
 * place by place: first what the deploy stage made, then the stack; last, what even that leaves behind.
 */
export function whatStays(name: string, manifest: Manifest, workspace: Workspace): string {
  const environments = deployedEnvironments(workspace).map((environment) =>
    inEnvironment(name, manifest, workspace, environment),
  );
  return [
    `${name} has left the workspace. In AWS it stays, and runs, until somebody who may deletes it:`,
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
      .map(grantedThing)
      .filter(({ kind }) => kind !== 'topic')
      .map(({ kind, name }) => `${kind} ${kind === 'bucket' ? names.bucket(name) : name}`),
    // API keys were made by the stack, and go with it.
    ...secretsOf(manifest)
      .filter(
        (secret) => ownerOfSecret(secret) === name && secret !== manifest.secrets?.['apiKeys'],
      )
      .map((secret) => `secret ${secret}`),
  ];
  return place(`${environment}, in account ${account}`, region, data, [
    `application-autoscaling deregister-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/${cluster}/${name}`,
    `ecs delete-service --force --cluster ${cluster} --service ${name}`,
    `ecs wait services-inactive --cluster ${cluster} --services ${name}`,
    `ssm delete-parameter --name ${names.parameter('deployment')}`,
    `cloudformation delete-stack --stack-name ${stackNameOf.service(environment, name)}`,
  ]);
}

function inRegistry(name: string, { registry: { account, region } }: Workspace): string {
  const title = `the registry, in account ${account}, once it runs nowhere`;
  return place(
    title,
    region,
    [`image repository ${name}`],
    [`cloudformation delete-stack --stack-name ${stackNameOf.service(REGISTRY, name)}`],
  );
}

function place(
  title: string,
  region: string,
  data: readonly string[],
  commands: readonly string[],
) {
  return [
    `${title}:`,
    ...commands.map((command) => `  aws ${command} --region ${region}`),
    ...(data.length > 0 ? [`  Kept even then, with what is in it: ${data.join(', ')}`] : []),
  ].join('\n');
}
