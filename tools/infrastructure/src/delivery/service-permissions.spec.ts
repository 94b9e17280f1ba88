import { modelOf, type Manifest } from '@gatehouse/service-manifest';
import { starter } from '../test/starter-workspace.ts';
import { servicePermissions } from './service-permissions.ts';

const manifest: Manifest = { description: 'Takes orders', port: 3000, exposure: 'internal' };

const recorded = (change: Partial<Manifest>) =>
  servicePermissions([modelOf('orders', { ...manifest, ...change }, starter, 'production')], {
    cluster: 'arn:aws:ecs:eu-central-1:111111111111:cluster/production',
  }).find(({ sid }) => sid === 'Record')?.resources;

const parameter = (name: string) =>
  `arn:aws:ssm:eu-central-1:111111111111:parameter/gatehouse/production/services/orders/${name}`;

test('a deployment may write its record', () => {
  expect(recorded({})).toEqual([parameter('deployment')]);
});

test('a deployment with steps before the release may also record their tasks', () => {
  const before = [{ name: 'migrate', command: ['migrate'] }];
  expect(recorded({ release: { before } })).toEqual([
    parameter('deployment'),
    parameter('release-step'),
  ]);
});
