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

const manifestWith = (grant: Grant) => ({
  description: 'Payments',
  port: 3000,
  exposure: 'internal' as const,
  grants: [grant],
});

/** What this grant permits. */
const statementsOf = (grant: Grant) =>
  taskRolePolicy(modelOf('payments', manifestWith(grant), workspace, 'staging')).Statement;

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

describe('deletes', () => {
  const actions = (grant: Grant) =>
    statementsOf(grant)
      .flatMap(({ Action }) => Action)
      .filter((action) => /Delete|Batch/.test(action));

  it.each<[string, Grant, string[]]>([
    ['are not part of writing', { table: 'orders', access: 'write' }, []],
    ['are not part of writing objects', { bucket: 'exports', access: 'read-write' }, []],
    [
      'of a reader are not a way to write',
      { table: 'orders', access: 'read', delete: true },
      ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem'],
    ],
    [
      'of a writer may come in batches',
      { table: 'orders', access: 'write', delete: true },
      ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem'],
    ],
    [
      'of objects keep their versions',
      { bucket: 'exports', access: 'write', delete: true },
      ['s3:DeleteObject'],
    ],
    [
      'that are refused in the manifest are none',
      { bucket: 'exports', access: 'write', delete: false },
      [],
    ],
  ])('%s', (_what, grant, expected) => {
    expect(actions(grant)).toEqual(expected);
  });
});

it.each<[string, Grant, string[]]>([
  ['sends', { queue: 'jobs', access: 'send' }, ['GetQueueAttributes', 'SendMessage']],
  [
    'receives',
    { queue: 'jobs', access: 'receive' },
    ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'],
  ],
])('a service that %s cannot do the other, nor touch dead letters', (_what, grant, actions) => {
  expect(statementsOf(grant)).toEqual([
    {
      Sid: 'QueueJobs',
      Effect: 'Allow',
      Action: actions.map((action) => `sqs:${action}`),
      Resource: ['arn:aws:sqs:eu-central-1:111111111111:jobs'],
      Condition: { StringEquals: { 'aws:ResourceAccount': '111111111111' } },
    },
  ]);
});

it.each([
  ['read', ['ClientMount']],
  ['read-write', ['ClientMount', 'ClientWrite']],
] as const)(
  'a service with %s access to a volume mounts it by its access point alone',
  (access, actions) => {
    const place = '/gatehouse/staging/services/payments';
    expect(statementsOf({ volume: 'files', access })).toEqual([
      {
        Sid: 'VolumeFiles',
        Effect: 'Allow',
        Action: actions.map((action) => `elasticfilesystem:${action}`),
        Resource: [
          `arn:aws:elasticfilesystem:eu-central-1:111111111111:file-system/{{ssm:${place}/file-system-id}}`,
        ],
        Condition: {
          StringEquals: {
            'aws:ResourceAccount': '111111111111',
            'elasticfilesystem:AccessPointArn': `arn:aws:elasticfilesystem:eu-central-1:111111111111:access-point/{{ssm:${place}/volume/files}}`,
          },
        },
      },
    ]);
  },
);

describe('a database', () => {
  const database: Grant = { database: 'new-orders', access: 'read-write' };

  it('lets the service connect as its two users, and do nothing else in RDS', () => {
    const users = 'arn:aws:rds-db:eu-central-1:111111111111:dbuser';
    const id = '{{ssm:/gatehouse/staging/services/payments/database/new-orders/id}}';
    expect(statementsOf(database)).toEqual([
      {
        Sid: 'DatabaseNewOrders',
        Effect: 'Allow',
        Action: ['rds-db:connect'],
        Resource: [`${users}:${id}/app`, `${users}:${id}/migrator`],
      },
    ]);
  });

  it('is found by a URL without a password, from the infrastructure', () => {
    const { variables } = modelOf('payments', manifestWith(database), workspace, 'staging');
    expect(variables).toMatchObject({
      NEW_ORDERS_DATABASE: '{{ssm:/gatehouse/staging/services/payments/database/new-orders/url}}',
    });
  });
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
    const statements = statementsOf({ table: 'orders', ...grant } as Grant);
    expect(statements.map(({ Resource }) => Resource)).toEqual(resources);
  });
});
