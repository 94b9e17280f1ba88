import {
  deployedEnvironments,
  environmentOf,
  modelOf,
  PRICES,
  REGISTRY,
  stackNameOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { priceResource } from './price-resource.ts';
import { ofService } from './service-costs.ts';
import type { Estimate, StackCost } from './stack-cost.ts';
import { summed, total } from './cost-sums.ts';
import type { PricedStack, Resource } from './template.ts';
import { trafficOf } from './traffic.ts';

/**
 * Estimates the monthly costs of a workspace from list prices and the traffic that {@link trafficOf} assumes: the
 * resources of its templates, and the tasks that deployments start from its manifests; pure.
 */
export function estimate(
  stacks: readonly PricedStack[],
  workspace: Workspace,
  services: readonly Service[],
): Estimate {
  const unpriced = new Set<string>();
  const costs = stacks.map(({ stackName, template }): StackCost => {
    const { group, service } = placeOf(stackName);
    const environment = workspace.environments[group];
    const traffic = trafficOf({ production: environment?.production === true });
    const items = Object.values(template.Resources ?? {}).flatMap((resource: Resource) => {
      const priced = priceResource(resource, traffic);
      if (priced === undefined) unpriced.add(resource.Type);
      return priced ?? [];
    });
    const found = services.find(({ name }) => name === service);
    if (found && environment)
      items.push(...ofService(modelOf(found.name, found.manifest, workspace, group), traffic));
    const sums = summed(items);
    return {
      stack: stackName,
      group,
      ...(service !== undefined && { service }),
      usd: total(sums),
      items: sums,
    };
  });
  const groups = [...new Set(costs.map(({ group }) => group))];
  return {
    version: 1,
    currency: 'USD',
    prices: { region: PRICES.region, date: PRICES.date },
    requestsPerDay: Object.fromEntries(
      deployedEnvironments(workspace).map((name) => [
        name,
        trafficOf(environmentOf(workspace, name)).requestsPerDay,
      ]),
    ),
    stacks: costs,
    groups: Object.fromEntries(
      groups.map((group) => [group, total(costs.filter((each) => each.group === group))]),
    ),
    usd: total(costs),
    unpriced: [...unpriced].sort(),
  };
}

/** `gatehouse-production-service-orders` is about orders in production. */
function placeOf(stackName: string): { group: string; service?: string } {
  const [, group = '', rest = ''] = /^gatehouse-([a-z0-9]+)-(.*)$/.exec(stackName) ?? [];
  const prefix = stackNameOf.service(group || REGISTRY, '');
  return stackName.startsWith(prefix)
    ? { group, service: stackName.slice(prefix.length) }
    : { group: rest === '' ? stackName : group };
}
