import { Match } from 'aws-cdk-lib/assertions';
import { decideByPolicyOf, type RequestOf } from '../account/test/decide-by-policy.ts';
import { serviceModel } from '../test/workspace.ts';
import { platformTemplate } from './test/platform-template.ts';

const { template, world } = platformTemplate();
const { arn: ofOrders } = serviceModel('orders', 'production').names;
const account = '333333333333';

describe('the data key', () => {
  const decide = decideByPolicyOf(world, 'key/KeysData');
  const through = (service: string, caller = account) => ({
    'kms:CallerAccount': caller,
    'kms:ViaService': `${service}.eu-central-1.amazonaws.com`,
  });
  const may = (role: string, action: string, context: RequestOf['context'] = {}) =>
    decide(role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/') + '/session', {
      action: `kms:${action}`,
      context: {
        'aws:PrincipalArn': role,
        'aws:PrincipalAccount': role.split(':')[4]!,
        ...context,
      },
    });

  it.each(['dynamodb', 's3', 'secretsmanager', 'sns', 'sqs'])(
    'can be used by tasks through %s',
    async (service) => {
      expect(await may(ofOrders.taskRole, 'Decrypt', through(service))).toBe(true);
      expect(await may(ofOrders.taskRole, 'GenerateDataKey', through(service))).toBe(true);
    },
  );

  it('is used by SNS for topics of this account, whose messages go to queues', async () => {
    const bySns = (source: string) =>
      decide('sns.amazonaws.com', {
        action: 'kms:GenerateDataKey',
        context: {
          'aws:SourceAccount': source,
          'aws:SourceArn': `arn:aws:sns:eu-central-1:${source}:order-events`,
        },
      });
    expect(await bySns(account)).toBe(true);
    expect(await bySns('999999999999')).toBe(false);
  });

  it('can be used by what ECS injects secrets with, and by the rotation', async () => {
    const rotation = `arn:aws:iam::${account}:role/gatehouse-production-rotate-api-keys`;
    for (const role of [ofOrders.executionRole, rotation])
      expect(await may(role, 'Decrypt', through('secretsmanager'))).toBe(true);
  });

  it('cannot be used directly', async () => {
    expect(await may(ofOrders.taskRole, 'Decrypt', { 'kms:CallerAccount': account })).toBe(false);
  });

  it('cannot be used by other roles, environments, accounts and services', async () => {
    const { arn } = serviceModel('orders', 'development').names;
    const elsewhere = ofOrders.taskRole.replace(account, '999999999999');
    const deploys = `arn:aws:iam::${account}:role/gatehouse-production-deploy`;
    const other = arn.taskRole.replace('111111111111', account);
    expect(other).toContain('-development-task');
    for (const role of [deploys, other])
      expect(await may(role, 'Decrypt', through('secretsmanager'))).toBe(false);
    expect(await may(elsewhere, 'Decrypt', through('sns', '999999999999'))).toBe(false);
    expect(await may(ofOrders.taskRole, 'Decrypt', through('lambda'))).toBe(false);
  });

  it('KMS.5: is closed to other accounts, regardless of the names of their roles', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { AWS: '*' },
            Condition: { StringEquals: Match.objectLike({ 'kms:CallerAccount': account }) },
          }),
        ]),
      },
    });
  });

  it('does not let a service grant the key to others', async () => {
    for (const action of ['CreateGrant', 'PutKeyPolicy', 'ScheduleKeyDeletion'])
      expect(await may(ofOrders.taskRole, action, through('dynamodb'))).toBe(false);
  });
});

it('lets CloudWatch Logs encrypt the logs of this environment only', async () => {
  const decide = decideByPolicyOf(world, 'key/KeysLogs');
  const may = (group: string) =>
    decide('logs.eu-central-1.amazonaws.com', {
      action: 'kms:GenerateDataKey',
      context: {
        'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:${account}:log-group:${group}`,
      },
    });
  expect(await may('/gatehouse/production/orders')).toBe(true);
  expect(await may('/gatehouse/production/_/flow-logs')).toBe(true);
  expect(await may('aws-waf-logs-gatehouse-production')).toBe(true);
  expect(await may('/gatehouse/development/orders')).toBe(false);
  expect(await may('/aws/lambda/other')).toBe(false);
});

it.each([
  ['data', '^KeysData'],
  ['log', '^KeysLogs'],
])('exports the ARN of the %s key to the other stacks', (what, key) => {
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/gatehouse/production/${what}-key-arn`,
    Value: { 'Fn::GetAtt': [Match.stringLikeRegexp(key), 'Arn'] },
  });
});
