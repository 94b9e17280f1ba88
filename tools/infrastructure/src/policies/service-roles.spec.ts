import { createApp } from '../create-app.ts';
import { serviceModel, services, workspace } from '../test/workspace.ts';
import { decideFor, decideTrust } from './test/decide.ts';
import { itAllows, itDenies } from './test/decisions.ts';
import { policyWorld } from './test/policy-world.ts';

/** The permissions of services and of their execution roles in the templates of all stacks. */
const world = policyWorld(createApp(workspace, services).synth());

const orders = serviceModel('orders', 'production').names;
const payments = serviceModel('payments', 'production').names;
const elsewhere = serviceModel('orders', 'development').names;
const secret = ({ arn }: typeof orders, name: string) =>
  arn.secret(name).replace('??????', 'a1B2c3');
const stream = ({ arn, service }: typeof orders) =>
  `${arn.logGroup}:log-stream:${service}/${service}/1f2e`;
const dataKey = [...world.resourcePolicies.keys()].find((arn) =>
  /:333333333333:key\/.*Data/.test(arn),
)!;
const throughSecrets = {
  'kms:CallerAccount': '333333333333',
  'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
};
const invoice = `${orders.arn.bucket('invoices')}/2026/1.pdf`;

describe('a task', () => {
  itAllows(world, [
    [orders.taskRole, 'secretsmanager:GetSecretValue', secret(orders, 'orders/api-keys')],
    [orders.taskRole, 'secretsmanager:GetSecretValue', secret(orders, 'payments/api-keys')],
    [orders.taskRole, 'secretsmanager:DescribeSecret', secret(orders, 'orders/shop')],
    [orders.taskRole, 'sns:Publish', orders.arn.topic('order-events')],
    [payments.taskRole, 'sns:Publish', orders.arn.topic('order-events')],
    [orders.taskRole, 'dynamodb:PutItem', orders.arn.table('orders')],
    [orders.taskRole, 'dynamodb:Query', `${orders.arn.table('orders')}/index/by-customer`],
    [orders.taskRole, 's3:ListBucket', orders.arn.bucket('invoices')],
    [orders.taskRole, 's3:GetObject', invoice],
    [orders.taskRole, 's3:PutObject', invoice],
    [orders.taskRole, 'kms:Decrypt', dataKey, throughSecrets],
    [orders.taskRole, 'sqs:SendMessage', payments.arn.queue('shipments')],
    [payments.taskRole, 'sqs:ReceiveMessage', payments.arn.queue('shipments')],
    [payments.taskRole, 'sqs:DeleteMessage', payments.arn.queue('shipments')],
    [payments.taskRole, 'dynamodb:DeleteItem', payments.arn.table('sessions')],
    [payments.taskRole, 's3:DeleteObject', `${payments.arn.bucket('receipts')}/1.pdf`],
  ]);

  itDenies(world, {
    'reading another service’s data': [
      [orders.taskRole, 'secretsmanager:GetSecretValue', secret(orders, 'payments/bank')],
      [payments.taskRole, 'secretsmanager:GetSecretValue', secret(orders, 'orders/shop')],
      [payments.taskRole, 'dynamodb:GetItem', orders.arn.table('orders')],
      [payments.taskRole, 's3:GetObject', invoice],
      [orders.taskRole, 'sns:Publish', payments.arn.topic('payment-events')],
    ],
    'a name with a granted name as its prefix': [
      [orders.taskRole, 'secretsmanager:GetSecretValue', secret(orders, 'orders/shop-admin')],
      [orders.taskRole, 'sns:Publish', orders.arn.topic('order-events-of-others')],
      [orders.taskRole, 'dynamodb:GetItem', orders.arn.table('orders-archive')],
      [orders.taskRole, 's3:ListBucket', `${orders.arn.bucket('invoices')}-old`],
    ],
    'reading what ECS injects': [
      [payments.taskRole, 'secretsmanager:GetSecretValue', secret(payments, 'shared/agent')],
    ],
    'another environment': [
      [orders.taskRole, 'secretsmanager:GetSecretValue', secret(elsewhere, 'orders/api-keys')],
      [orders.taskRole, 'dynamodb:GetItem', elsewhere.arn.table('orders')],
      [orders.taskRole, 'sns:Publish', elsewhere.arn.topic('order-events')],
    ],
    'a bucket of this name in another account': [
      [orders.taskRole, 's3:PutObject', invoice, { 'aws:ResourceAccount': '999999999999' }],
    ],
    'deleting without a grant': [
      [orders.taskRole, 'dynamodb:DeleteItem', orders.arn.table('orders')],
      [orders.taskRole, 'dynamodb:DeleteTable', orders.arn.table('orders')],
      [orders.taskRole, 's3:DeleteObject', invoice],
      [orders.taskRole, 's3:DeleteObjectVersion', invoice],
      [orders.taskRole, 's3:DeleteBucket', orders.arn.bucket('invoices')],
      [orders.taskRole, 'secretsmanager:DeleteSecret', secret(orders, 'orders/api-keys')],
      [orders.taskRole, 'sns:DeleteTopic', orders.arn.topic('order-events')],
      [orders.taskRole, 'logs:DeleteLogGroup', orders.arn.logGroup],
      [payments.taskRole, 'dynamodb:DeleteItem', orders.arn.table('orders')],
      [payments.taskRole, 'dynamodb:UpdateTimeToLive', payments.arn.table('sessions')],
      [payments.taskRole, 'dynamodb:DeleteTable', payments.arn.table('sessions')],
      [payments.taskRole, 's3:DeleteObject', invoice],
      [payments.taskRole, 's3:DeleteObjectVersion', `${payments.arn.bucket('receipts')}/1.pdf`],
      [payments.taskRole, 's3:DeleteBucket', payments.arn.bucket('receipts')],
    ],
    'decrypting without the service that stores the data': [
      [orders.taskRole, 'kms:Decrypt', dataKey, { 'kms:CallerAccount': '333333333333' }],
      [elsewhere.taskRole, 'kms:Decrypt', dataKey, throughSecrets],
    ],
    'changing resources that it only uses': [
      [orders.taskRole, 'secretsmanager:PutSecretValue', secret(orders, 'orders/api-keys')],
      [orders.taskRole, 'sns:Subscribe', orders.arn.topic('order-events')],
      [orders.taskRole, 's3:PutBucketPolicy', orders.arn.bucket('invoices')],
      [orders.taskRole, 'dynamodb:UpdateTable', orders.arn.table('orders')],
      [orders.taskRole, 'dynamodb:Scan', orders.arn.table('orders')],
    ],
    'the other side of a queue, its dead letters and its settings': [
      [orders.taskRole, 'sqs:ReceiveMessage', payments.arn.queue('shipments')],
      [orders.taskRole, 'sqs:DeleteMessage', payments.arn.queue('shipments')],
      [payments.taskRole, 'sqs:SendMessage', payments.arn.queue('shipments')],
      [payments.taskRole, 'sqs:ReceiveMessage', payments.arn.deadLetters('shipments')],
      [payments.taskRole, 'sqs:PurgeQueue', payments.arn.queue('shipments')],
      [payments.taskRole, 'sqs:SetQueueAttributes', payments.arn.queue('shipments')],
      [
        payments.taskRole,
        'sqs:ReceiveMessage',
        payments.arn.queue('shipments'),
        { 'aws:SecureTransport': 'false' },
      ],
    ],
    'assuming another role': [
      [orders.taskRole, 'iam:PassRole', payments.arn.taskRole],
      [orders.taskRole, 'iam:PassRole', orders.arn.taskRole],
      [orders.taskRole, 'sts:AssumeRole', payments.arn.taskRole],
      [orders.taskRole, 'sts:AssumeRole', orders.arn.executionRole],
    ],
    'reading data of the pipeline': [
      [
        orders.taskRole,
        'ecs:UpdateService',
        'arn:aws:ecs:eu-central-1:333333333333:service/production/orders',
      ],
      [orders.taskRole, 'ecr:BatchGetImage', orders.arn.repository],
      [
        orders.taskRole,
        'ssm:GetParameter',
        'arn:aws:ssm:eu-central-1:333333333333:parameter/gatehouse/production/subnet-ids',
      ],
    ],
  });
});

describe('the execution role of a task', () => {
  itAllows(world, [
    [orders.executionRole, 'ecr:GetAuthorizationToken'],
    [orders.executionRole, 'ecr:BatchGetImage', orders.arn.repository],
    [orders.executionRole, 'ecr:GetDownloadUrlForLayer', orders.arn.repository],
    [elsewhere.executionRole, 'ecr:BatchGetImage', elsewhere.arn.repository],
    [orders.executionRole, 'logs:CreateLogStream', `${orders.arn.logGroup}:*`],
    [orders.executionRole, 'logs:PutLogEvents', stream(orders)],
    [payments.executionRole, 'secretsmanager:GetSecretValue', secret(payments, 'shared/agent')],
  ]);

  itDenies(world, {
    'what the service reads at run time': [
      [orders.executionRole, 'secretsmanager:GetSecretValue', secret(orders, 'orders/api-keys')],
      [payments.executionRole, 'secretsmanager:GetSecretValue', secret(payments, 'payments/bank')],
    ],
    'another service’s images and log': [
      [orders.executionRole, 'ecr:BatchGetImage', payments.arn.repository],
      [orders.executionRole, 'ecr:GetDownloadUrlForLayer', payments.arn.repository],
      [orders.executionRole, 'logs:PutLogEvents', stream(payments)],
    ],
    'images that were released to another environment': [
      [orders.executionRole, 'ecr:BatchGetImage', elsewhere.arn.repository],
      [elsewhere.executionRole, 'ecr:BatchGetImage', orders.arn.repository],
    ],
    'changing images and logs': [
      [orders.executionRole, 'ecr:PutImage', orders.arn.repository],
      [orders.executionRole, 'ecr:BatchDeleteImage', orders.arn.repository],
      [orders.executionRole, 'logs:DeleteLogStream', stream(orders)],
      [orders.executionRole, 'logs:PutRetentionPolicy', orders.arn.logGroup],
    ],
    'what the service was granted': [
      [orders.executionRole, 'sns:Publish', orders.arn.topic('order-events')],
      [orders.executionRole, 'dynamodb:GetItem', orders.arn.table('orders')],
      [orders.executionRole, 's3:GetObject', invoice],
    ],
  });

  it('gives images to no role of an account without an environment, regardless of permissions there', async () => {
    const everything = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    const role = 'arn:aws:iam::999999999999:role/orders-production-execution';
    const pull = { action: 'ecr:BatchGetImage', resource: orders.arn.repository };
    const context = { 'aws:PrincipalArn': role };
    expect(await decideFor(world, role, [everything], { ...pull, context })).toBe(false);
  });
});

describe.each([orders.taskRole, orders.executionRole])('%s', (role) => {
  const task = {
    'aws:SourceAccount': '333333333333',
    'aws:SourceArn': 'arn:aws:ecs:eu-central-1:333333333333:task/production/1f2e',
  };
  const taken = (principal: string, context: Record<string, string>) =>
    decideTrust(world, role, 'sts:AssumeRole', principal, context);

  it('can be assumed by ECS for tasks of this account only', async () => {
    expect(await taken('ecs-tasks.amazonaws.com', task)).toBe(true);
    const others = {
      'aws:SourceAccount': '999999999999',
      'aws:SourceArn': 'arn:aws:ecs:eu-central-1:999999999999:task/production/1f2e',
    };
    expect(await taken('ecs-tasks.amazonaws.com', others)).toBe(false);
    expect(await taken('ecs-tasks.amazonaws.com', {})).toBe(false);
  });

  it.each([
    'ec2.amazonaws.com',
    'lambda.amazonaws.com',
    'ecs.amazonaws.com',
    'arn:aws:iam::333333333333:root',
    'arn:aws:sts::333333333333:assumed-role/payments-production-task/session',
    'arn:aws:sts::333333333333:assumed-role/gatehouse-production-deploy/session',
  ])('cannot be assumed by %s', async (principal) => {
    expect(await taken(principal, task)).toBe(false);
  });
});
