import {
  deployedEnvironments,
  environmentOf,
  modelOf,
  PRICES,
  REGISTRY,
  stackNameOf,
  tasksCost,
  type CostItem,
  type Service,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { priceResource } from './price-resource.ts';
import type { PricedStack, Resource } from './template.ts';
import { logGb, trafficOf, type Traffic } from './traffic.ts';

/** A stack and its monthly costs in USD. */
export interface StackCost {
  readonly stack: string;
  /** An environment, `registry` or `account`. */
  readonly group: string;
  readonly service?: string;
  readonly usd: number;
  readonly items: readonly CostItem[];
}

export interface Estimate {
  readonly version: 1;
  readonly currency: 'USD';
  readonly prices: { readonly region: string; readonly date: string };
  readonly requestsPerDay: Readonly<Record<string, number>>;
  readonly stacks: readonly StackCost[];
  /** Sums by environment, `registry` and `account`. */
  readonly groups: Readonly<Record<string, number>>;
  readonly usd: number;
  /** Kinds of resources without a known price, which the sums omit. */
  readonly unpriced: readonly string[];
}

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

/** The costs of what deployments create, with its metrics and logs. */
function ofService(model: ServiceModel, traffic: Traffic): CostItem[] {
  const { insights } = model.place;
  return [
    ...tasksCost(model),
    // The service kit publishes the results of health checks.
    { item: 'metric', amount: 1, usd: PRICES.customMetric },
    ...(insights
      ? [
          {
            item: 'Container Insights, metrics of the service',
            amount: 20 + 20 * model.settings.tasks.min,
            usd: (20 + 20 * model.settings.tasks.min) * PRICES.insightsMetric,
          },
        ]
      : []),
    { item: 'logs, GB', amount: logGb(traffic), usd: logGb(traffic) * PRICES.logGb },
  ];
}

/** `gatehouse-production-service-orders` is about orders in production. */
function placeOf(stackName: string): { group: string; service?: string } {
  const [, group = '', rest = ''] = /^gatehouse-([a-z0-9]+)-(.*)$/.exec(stackName) ?? [];
  const prefix = stackNameOf.service(group || REGISTRY, '');
  return stackName.startsWith(prefix)
    ? { group, service: stackName.slice(prefix.length) }
    : { group: rest === '' ? stackName : group };
}

/** Groups items of the same kind, the most expensive first. */
function summed(items: readonly CostItem[]): CostItem[] {
  const sums = new Map<string, CostItem>();
  for (const { item, amount, usd } of items) {
    const before = sums.get(item) ?? { item, amount: 0, usd: 0 };
    sums.set(item, { item, amount: before.amount + amount, usd: before.usd + usd });
  }
  return [...sums.values()]
    .map(({ item, amount, usd }) => ({ item, amount: round(amount), usd: round(usd) }))
    .sort((one, other) => other.usd - one.usd || (one.item < other.item ? -1 : 1));
}

const total = (parts: readonly { usd: number }[]): number =>
  round(parts.reduce((sum, { usd }) => sum + usd, 0));
const round = (number: number): number => Math.round(number * 100) / 100;
