import type { App } from 'aws-cdk-lib';
import {
  accountOf,
  deployedEnvironments,
  environmentOf,
  groupsOf,
  modelOf,
  namesOf,
  ownerOfSecret,
  secretsOf,
  type Service,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { AccountStack } from './account/account-stack.ts';
import type { PassedTemplates } from './checks/passed-templates.ts';
import { DeliveryStack } from './delivery/delivery-stack.ts';
import { EdgeStack } from './edge/edge-stack.ts';
import type { AccountRegion } from './gatehouse-stack.ts';
import { NetworkStack } from './network/network-stack.ts';
import { newApp } from './new-app.ts';
import { PlatformStack } from './platform/platform-stack.ts';
import { fitRoles } from './registry/repository-permissions.ts';
import { RegistryStack } from './registry/registry-stack.ts';
import { RepositoryStack } from './registry/repository-stack.ts';
import { needsOf } from './needs.ts';
import { refuseUnfitWorkspace } from './refuse-unfit-workspace.ts';
import type { InfrastructureFunction } from './service/own-infrastructure.ts';
import { ServiceStack } from './service/service-stack.ts';
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
    const models = services.map(({ name, manifest }) =>
      modelOf(name, manifest, workspace, environment.name),
    );
    const needs = needsOf(models);
    const { secret } = namesOf(workspace, environment.name, '_');
    const platform = new PlatformStack(
      app,
      environment,
      workspace,
      [...new Set(sharedSecrets)].sort().map(secret),
      groups,
    );
    platform.addStackDependency(accounts(environment.names));
    const network = new NetworkStack(app, environment, needs);
    network.addStackDependency(platform);
    const edge = new EdgeStack(app, environment, needs);
    edge.addStackDependency(network);
    new DeliveryStack(app, environment, workspace, models).addStackDependency(
      accounts(environment.names),
    );
    const stacks = new Map<string, ServiceStack>();
    for (const model of models) {
      const { name } = model;
      const its = subscriptions.filter(({ service }) => service === name);
      const stack = new ServiceStack(
        app,
        environment,
        model,
        own.get(name),
        its,
        groupsCalledBy(model, services),
      );
      stack.addStackDependency(edge);
      stacks.set(name, stack);
    }
    for (const { service, after } of subscriptions)
      if (after !== undefined) stacks.get(service)!.addStackDependency(stacks.get(after)!);
  }
  return app;
}

const groupsCalledBy = ({ manifest: { calls = [] } }: ServiceModel, services: readonly Service[]) =>
  groupsOf(services.filter(({ name }) => calls.includes(name)).map(({ manifest }) => manifest));

/** Creates one stack for each account, regardless of which parts (registry, environments) it holds. */
function accountStacks(
  app: App,
  workspace: Workspace,
  places: readonly AccountRegion[],
  groups: readonly number[],
) {
  const { registry } = workspace;
  const stacks = new Map<string, AccountStack>();
  for (const place of places)
    if (!stacks.has(place.account))
      stacks.set(
        place.account,
        new AccountStack(
          app,
          place,
          accountOf(workspace, place.account),
          place.account === registry.account,
          groups,
        ),
      );
  return ({ account }: AccountRegion) => stacks.get(account)!;
}
