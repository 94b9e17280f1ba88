import { Match } from 'aws-cdk-lib/assertions';
import { accountTemplate } from './test/account-template.ts';
import { decideByPolicyOf } from './test/decide-by-policy.ts';

const { template, world } = accountTemplate();
const topic = 'arn:aws:sns:eu-central-1:111111111111:gatehouse-operations';
const alarms = 'cloudwatch.amazonaws.com';
const rules = 'events.amazonaws.com';
const here = { 'aws:SourceAccount': '111111111111' };
const elsewhere = { 'aws:SourceAccount': '999999999999' };

const byTopic = decideByPolicyOf(world, ':gatehouse-operations');
const byKey = decideByPolicyOf(world, 'key/OperationsTopicKey');

const maySend = (principal: string, context: Record<string, string>) =>
  byTopic(principal, {
    action: 'sns:Publish',
    context: { 'aws:SecureTransport': 'true', ...context },
  });

const mayEncrypt = (principal: string, topicArn: string, context: Record<string, string>) =>
  byKey(principal, {
    action: 'kms:GenerateDataKey',
    context: { 'kms:EncryptionContext:aws:sns:topicArn': topicArn, ...context },
  });

it('SNS.1: is encrypted with its own key', () => {
  template.hasResourceProperties('AWS::SNS::Topic', {
    TopicName: 'gatehouse-operations',
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OperationsTopicKey'), 'Arn'] },
  });
});

it('SNS.4: accepts messages from alarms and rules only', async () => {
  expect(await maySend(alarms, here)).toBe(true);
  expect(await maySend(rules, {})).toBe(true);
  expect(await maySend(alarms, elsewhere)).toBe(false);
  expect(await maySend('s3.amazonaws.com', here)).toBe(false);
  expect(await maySend('arn:aws:iam::999999999999:role/stranger', {})).toBe(false);
});

it('rejects messages without TLS', async () => {
  expect(await maySend(alarms, { ...here, 'aws:SecureTransport': 'false' })).toBe(false);
});

it('lets both encrypt what they send; EventBridge is exempt from the conditions that it cannot meet', async () => {
  expect(await mayEncrypt(alarms, topic, here)).toBe(true);
  expect(await mayEncrypt(rules, topic, {})).toBe(true);
});

it('lets the deploy role encrypt what it sends through SNS, and only through SNS', async () => {
  const may = (role: string, service?: string) =>
    mayEncrypt(`arn:aws:sts::111111111111:assumed-role/${role}/session`, topic, {
      'aws:PrincipalArn': `arn:aws:iam::111111111111:role/${role}`,
      'aws:PrincipalAccount': '111111111111',
      'kms:CallerAccount': '111111111111',
      ...(service && { 'kms:ViaService': `${service}.eu-central-1.amazonaws.com` }),
    });
  expect(await may('gatehouse-development-deploy', 'sns')).toBe(true);
  expect(await may('gatehouse-development-deploy', 's3')).toBe(false);
  expect(await may('gatehouse-development-deploy')).toBe(false);
  expect(await may('gatehouse-build', 'sns')).toBe(false);
});

it('KMS.5: allows the key for nothing else', async () => {
  expect(await mayEncrypt(alarms, topic, elsewhere)).toBe(false);
  expect(await mayEncrypt(rules, topic.replace('111111111111', '999999999999'), {})).toBe(false);
  expect(await mayEncrypt('s3.amazonaws.com', topic, here)).toBe(false);
});
