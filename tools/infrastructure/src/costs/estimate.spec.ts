import {
  modelOf,
  readWorkspace,
  serviceCost,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { join } from 'node:path';
import { createApp } from '../create-app.ts';
import { starter, starterServices } from '../test/starter-workspace.ts';
import { services as withInternet, workspace } from '../test/workspace.ts';
import { estimate } from './estimate.ts';
import type { Estimate } from './stack-cost.ts';

const estimateOf = (settings: Workspace, services: readonly Service[]): Estimate =>
  estimate(createApp(settings, services).synth().stacks, settings, services);

const folder = readWorkspace(join(import.meta.dirname, '../../../..'));
const { profile: _, ...settings } = folder.settings();
const own = folder.services();
const standard = estimateOf({ ...settings, profile: 'standard' }, own);
const cheap = estimateOf(starter, starterServices);

const accountOf = ({ stacks }: Estimate, id: string) =>
  stacks.find(({ stack }) => stack === `gatehouse-account-${id}`)!.usd;

it('has a price for every resource of the stacks', () => {
  expect(standard.unpriced).toEqual([]);
  expect(cheap.unpriced).toEqual([]);
});

it('costs less than 70 USD a month as a starter, with two services, two environments, registry and account', () => {
  expect(cheap.usd).toBeLessThan(70);
  expect(cheap.groups['production']).toBeGreaterThan(cheap.groups['development']!);
});

it.each([
  ['development', 120],
  ['production', 230],
])(
  'costs at most %s: %i USD a month as standard, with the account and both services',
  (name, most) => {
    const { account } = settings.environments[name]!;
    expect(standard.groups[name]! + accountOf(standard, account)).toBeLessThanOrEqual(most);
  },
);

it('sums the items of a stack, and the stacks of a group', () => {
  for (const { usd, items } of standard.stacks)
    expect(items.reduce((sum, item) => sum + item.usd, 0)).toBeCloseTo(usd, 1);
  expect(Object.values(standard.groups).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(
    standard.usd,
    1,
  );
});

it('shows the costs of the route to the internet', () => {
  const network = (services: readonly Service[]) =>
    estimateOf(workspace, services).stacks.find(({ stack }) =>
      stack.endsWith('production-network'),
    )!.usd;
  const quiet = withInternet.map(({ manifest: { internet: _, ...manifest }, name }) => ({
    name,
    manifest,
  }));
  expect(network(withInternet) - network(quiet)).toBeGreaterThan(2 * 0.052 * 730);
});

it('reports a kind of resource that it has no price for', () => {
  const stack = {
    stackName: 'gatehouse-production-service-orders',
    template: { Resources: { Db: { Type: 'AWS::Redshift::Cluster' } } },
  };
  expect(estimate([stack], workspace, withInternet).unpriced).toEqual(['AWS::Redshift::Cluster']);
});

it('estimates a new service at about the costs of its templates', () => {
  for (const environment of ['development', 'production'])
    for (const { name, manifest } of own) {
      const found = standard.stacks.find(
        ({ stack }) => stack === `gatehouse-${environment}-service-${name}`,
      )!;
      const traffic = found.items
        .filter(({ item }) => /logs|table/.test(item))
        .reduce((sum, { usd }) => sum + usd, 0);
      const about = serviceCost(modelOf(name, manifest, settings, environment));
      expect(Math.abs(found.usd - traffic - about)).toBeLessThan(2);
    }
});

it('accounts for hours in which no task runs', () => {
  const hours = { from: '07:00', to: '19:00' };
  const nightly = starterServices.map(({ name, manifest }) => ({
    name,
    manifest: { ...manifest, environments: { development: { tasks: { hours } } } },
  }));
  const before = cheap.groups['development']!;
  expect(estimateOf(starter, nightly).groups['development']!).toBeLessThan(before - 5);
});

it('adds only the costs of the additional records to a regulated environment', () => {
  const regulated = estimateOf({ ...settings, profile: 'regulated' }, own);
  expect(regulated.unpriced).toEqual([]);
  expect(regulated.usd).toBeGreaterThan(standard.usd);
  expect(accountOf(regulated, '333333333333') - accountOf(standard, '333333333333')).toBeCloseTo(
    8.5,
    0,
  );
});
