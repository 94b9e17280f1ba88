import { modelOf } from '../model.ts';
import type { Grant } from '../schema/grant-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { taskRolePolicy } from './task-role.ts';

const place = { account: '111111111111', region: 'eu-central-1' };
const workspace: Workspace = {
  organisation: 'acme',
  repository: 'services',
  registry: place,
  environments: { staging: { ...place, cluster: 'staging', domain: 'acme.example' } },
};

/** The actions and resources that this grant permits. */
function resourcesOf(grant: Grant) {
  const manifest = {
    description: 'Payments',
    port: 3000,
    exposure: 'internal' as const,
    grants: [grant],
  };
  const { Statement } = taskRolePolicy(modelOf('payments', manifest, workspace, 'staging'));
  return Statement.map(({ Resource }) => Resource);
}

it('lets the kit store idempotency keys in a table, and do nothing else with it', () => {
  const manifest = {
    description: 'Payments',
    port: 3000,
    exposure: 'internal' as const,
    grants: [{ table: 'payments-idempotency', access: 'idempotency' as const }],
  };
  const model = modelOf('payments', manifest, workspace, 'staging');
  expect(taskRolePolicy(model).Statement).toEqual([
    expect.objectContaining({
      Action: ['DescribeTable', 'GetItem', 'PutItem', 'UpdateItem'].map(
        (action) => `dynamodb:${action}`,
      ),
      Resource: ['arn:aws:dynamodb:eu-central-1:111111111111:table/payments-idempotency'],
    }),
  ]);
  expect(model.variables).toMatchObject({ IDEMPOTENCY_TABLE: 'payments-idempotency' });
});

describe('the indexes of a table', () => {
  const table = 'arn:aws:dynamodb:eu-central-1:111111111111:table/orders';
  const withIndexes = [[table, `${table}/index/*`]];
  const without = [[table]];
  const indexes = [{ name: 'by-day', partition: 'day' }];

  it.each<[string, typeof without, Partial<Grant>]>([
    ['cannot be read where there are none', without, { access: 'read' }],
    ['can be read where the manifest describes them', withIndexes, { access: 'read', indexes }],
    ['cannot be read by who only writes', without, { access: 'write', indexes }],
    ['of another service can be read', withIndexes, { access: 'read', owner: 'orders' }],
    [
      'of another service cannot be read by who only writes',
      without,
      { access: 'write', owner: 'orders' },
    ],
  ])('%s', (_what, resources, grant) => {
    expect(resourcesOf({ table: 'orders', ...grant } as Grant)).toEqual(resources);
  });
});
