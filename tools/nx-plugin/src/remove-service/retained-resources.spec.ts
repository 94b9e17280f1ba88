import type { Manifest, Workspace } from '@gatehouse/service-manifest';
import { retainedResources } from './retained-resources.ts';

const place = { account: '111111111111', region: 'eu-central-1', domain: 'acme.example' };
const workspace: Workspace = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '000000000000', region: 'eu-central-1' },
  environments: {
    laptop: { ...place, cluster: 'laptop', local: true },
    staging: { ...place, cluster: 'trial' },
    production: { ...place, account: '333333333333', region: 'eu-west-1', cluster: 'production' },
  },
};
const manifest: Manifest = {
  description: 'Takes payments',
  port: 3000,
  exposure: 'internal',
  secrets: {
    apiKeys: 'payments/api-keys',
    bank: 'payments/bank',
    peer: 'users/api-keys',
    agent: 'shared/agent',
  },
  grants: [
    { topic: 'payment-events', access: 'publish' },
    { table: 'payments', access: 'read-write' },
    { table: 'users', access: 'read', owner: 'users' },
    { bucket: 'receipts', access: 'read-write' },
  ],
};

it('lists for each account the commands that delete the service, and the resources that they retain', () => {
  expect(retainedResources('payments', manifest, workspace)).toMatchSnapshot();
});

it('deletes the records of the steps before a release', () => {
  const before = [{ name: 'migrate', command: ['migrate'] }];
  const text = retainedResources('payments', { ...manifest, release: { before } }, workspace);
  expect(text).toContain(
    'aws ssm delete-parameter --name /gatehouse/staging/services/payments/release-step --region eu-central-1',
  );
});

it('lists no retained resources but images for a service that owns none', () => {
  const { description, port, exposure } = manifest;
  const text = retainedResources('payments', { description, port, exposure }, workspace);
  expect(text.match(/^ {2}Retained.*$/gm)).toEqual([
    '  Retained resources, with their contents: image repository build/payments, image repository staging/payments, image repository production/payments',
  ]);
});
