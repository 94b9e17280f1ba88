import { describeStacks } from './describe-stacks.ts';
import { workspace } from './test/workspace.ts';

it('has a line for each environment, in the order of a release', () => {
  const names = [
    'gatehouse-production-service-orders',
    'gatehouse-production-network',
    'gatehouse-development-network',
    'gatehouse-account-111111111111',
    'gatehouse-registry-service-orders',
  ];
  expect(describeStacks(names, workspace).split('\n')).toEqual([
    'account      111111111111',
    'registry     orders',
    'development  network',
    'production   orders, network',
  ]);
});
