import type { App } from 'aws-cdk-lib';
import {
  deployedEnvironments,
  environmentOf,
  groupsOf,
  ownerOfSecret,
  secretsOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { accountStacks } from './account-stacks.ts';
import type { PassedTemplates } from './checks/passed-templates.ts';
import { environmentStacks } from './environment-stacks.ts';
import { newApp } from './new-app.ts';
import { fitRoles } from './registry/repository-permissions.ts';
import { RegistryStack } from './registry/registry-stack.ts';
import { RepositoryStack } from './registry/repository-stack.ts';
import { refuseUnfitWorkspace } from './refuse-unfit-workspace.ts';
import type { InfrastructureFunction } from './service/own-infrastructure.ts';
import { placeSubscriptions } from './service/subscriptions.ts';

type OwnFunctions = ReadonlyMap<string, InfrastructureFunction>;

/**
 * All stacks of a workspace: one for each account, the registry's, those that the services of an environment share, and
 * one for each service in each environment. Pure: it reads only its arguments.
 * @param outdir Folder for the templates. Default: a temporary folder
 * @param own What services add to their own stacks, by service name
 * @param passed See `newApp`
 * @throws with everything that is missing in `gatehouse.json`
 */
export function createApp(
  workspace: Workspace,
  services: readonly Service[],
  outdir?: string,
  own: OwnFunctions = new Map(),
  passed?: PassedTemplates,
): App {
  refuseUnfitWorkspace(workspace);
  const app = newApp(outdir, passed);
  const environments = deployedEnvironments(workspace).map((name) =>
    environmentOf(workspace, name),
  );

  const groups = groupsOf(services.map(({ manifest }) => manifest));
  const accounts = accountStacks(
    app,
    workspace,
    [workspace.registry, ...environments.map(({ names }) => names)],
    groups,
  );
  const registry = new RegistryStack(app, workspace, services);
  registry.addStackDependency(accounts(workspace.registry));
  const namesRoles = !fitRoles(workspace, services);
  for (const service of services)
    new RepositoryStack(app, workspace, service, namesRoles).addStackDependency(registry);

  const subscriptions = placeSubscriptions(
    new Map(services.map(({ name, manifest }) => [name, manifest])),
  );
  const names = new Set(services.map(({ name }) => name));
  const sharedSecrets = services
    .flatMap(({ manifest }) => secretsOf(manifest))
    .filter((secret) => !names.has(ownerOfSecret(secret)));

  for (const environment of environments) {
    environmentStacks(app, environment, {
      ...{ workspace, services, subscriptions, own, groups },
      account: accounts(environment.names),
      sharedSecrets: [...new Set(sharedSecrets)].sort(),
    });
  }
  return app;
}
