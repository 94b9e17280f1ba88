import {
  deployedEnvironments,
  groupOf,
  modelOf,
  PRICES,
  serviceCost,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';

/** The next steps of a developer after a service was generated, in order, and the costs that it adds. */
export function nextSteps(name: string, manifest: Manifest, workspace?: Workspace): string {
  const group = groupOf(manifest);
  return `
apps/${name} is ready. Next steps:

  npx nx test ${name}     runs its tests against an embedded AWS
  npx nx serve ${name}    starts it at http://localhost:${manifest.port}, and again after each change
  npx nx generate grant ${name} table NAME
  npx nx generate secret ${name} KEY ${name}/NAME

Its first route is in src/greetings/. Commit all files, the rendered ones (Dockerfile, deploy/) as well.${group > 1 ? groupNote(group) : ''}${workspace ? costs(name, manifest, workspace) : ''}`;
}

const groupNote = (group: number): string =>
  `\nIt is in group ${group}, with its own load balancers and deploy role. "npx nx sync" brings the role into .github; deploy the stacks before the service.`;

/** Excludes traffic, and shared resources that it is the first to need, such as the public load balancer. */
function costs(name: string, manifest: Manifest, workspace: Workspace): string {
  const parts = deployedEnvironments(workspace).map(
    (environment) =>
      `${Math.round(serviceCost(modelOf(name, manifest, workspace, environment)))} in ${environment}`,
  );
  if (parts.length === 0) return '';
  return `\nIt adds about ${parts.join(', ')} USD a month (list prices of ${PRICES.region}); "npx gatehouse costs" prints all costs.`;
}
