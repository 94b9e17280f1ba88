import type { App, Stack } from 'aws-cdk-lib';
import {
  groupsOf,
  modelOf,
  namesOf,
  type Environment,
  type Service,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { DeliveryStack } from './delivery/delivery-stack.ts';
import { EdgeStack } from './edge/edge-stack.ts';
import { needsOf } from './needs.ts';
import { NetworkStack } from './network/network-stack.ts';
import { PlatformStack } from './platform/platform-stack.ts';
import type { InfrastructureFunction } from './service/own-infrastructure.ts';
import { ServiceStack } from './service/service-stack.ts';
import type { Subscription } from './service/subscriptions.ts';

/** What the stacks of an environment are made from. */
interface Inputs {
  readonly workspace: Workspace;
  readonly services: readonly Service[];
  readonly subscriptions: readonly Subscription[];
  readonly own: ReadonlyMap<string, InfrastructureFunction>;
  readonly groups: readonly number[];
  /** The stack of its account. */
  readonly account: Stack;
  /** Names of secrets that belong to no service, sorted. */
  readonly sharedSecrets: readonly string[];
}

/** The stacks that the services of an environment share, and one for each service. */
export function environmentStacks(
  app: App,
  environment: Environment,
  { workspace, services, subscriptions, own, groups, account, sharedSecrets }: Inputs,
): void {
  const models = services.map(({ name, manifest }) =>
    modelOf(name, manifest, workspace, environment.name),
  );
  const needs = needsOf(models);
  const { secret } = namesOf(workspace, environment.name, '_');
  const platform = new PlatformStack(
    app,
    environment,
    workspace,
    sharedSecrets.map(secret),
    groups,
  );
  platform.addStackDependency(account);
  const network = new NetworkStack(app, environment, needs);
  network.addStackDependency(platform);
  const edge = new EdgeStack(app, environment, needs);
  edge.addStackDependency(network);
  new DeliveryStack(app, environment, workspace, models).addStackDependency(account);
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

const groupsCalledBy = ({ manifest: { calls = [] } }: ServiceModel, services: readonly Service[]) =>
  groupsOf(services.filter(({ name }) => calls.includes(name)).map(({ manifest }) => manifest));
