import {
  deployedEnvironments,
  grantedThing,
  namesOf,
  ownGrants,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';

/** The consequences of a new name in AWS, which renames nothing: two services exist until the old one is deleted. */
export function awsConsequences(
  from: string,
  to: string,
  manifest: Manifest,
  workspace: Workspace,
): string {
  const [environment] = deployedEnvironments(workspace);
  const address = (name: string) =>
    environment === undefined ? name : namesOf(workspace, environment, name).internalHost;
  const data = ownGrants(manifest)
    .map(grantedThing)
    .map(({ kind, name }) => `${kind} ${name}`);
  return [
    `AWS knows ${to} as a new service; nothing there is renamed, and no data is moved:`,
    `- ${to} gets its own image repository, roles, log group, alarms, secrets (${to}/...), stacks and addresses (${address(to)} instead of ${address(from)}). Fill its secrets before the first deployment.`,
    `- ${from} keeps running until it is deleted. Deploy the infrastructure and ${to}, then the services that call it; then delete ${from} with the commands below.`,
    ...(data.length > 0
      ? [
          `- ${data.join(', ')}: the stack of ${from} has them, so that of ${to} cannot create them. Before its first deployment, retain them in the old stack and import them into the new one ("cdk import"); see docs/runbooks/removed-service.md.`,
        ]
      : []),
  ].join('\n');
}
