import { createApp } from './create-app.ts';
import { services, workspace } from './test/workspace.ts';

it('has a stack for each account, for what is shared, and for each service in each environment', () => {
  const stacks = createApp(workspace, services).synth().stacks;
  expect(stacks.map(({ stackName }) => stackName).sort()).toEqual([
    'gatehouse-account-000000000000-eu-central-1',
    'gatehouse-account-111111111111-eu-central-1',
    'gatehouse-account-333333333333-eu-central-1',
    'gatehouse-development-delivery',
    'gatehouse-development-edge',
    'gatehouse-development-network',
    'gatehouse-development-platform',
    'gatehouse-development-service-orders',
    'gatehouse-development-service-payments',
    'gatehouse-production-delivery',
    'gatehouse-production-edge',
    'gatehouse-production-network',
    'gatehouse-production-platform',
    'gatehouse-production-service-orders',
    'gatehouse-production-service-payments',
    'gatehouse-registry-delivery',
    'gatehouse-registry-service-orders',
    'gatehouse-registry-service-payments',
  ]);
});
