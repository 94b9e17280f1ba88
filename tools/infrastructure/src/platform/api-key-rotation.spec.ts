import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { decide } from '../policies/test/decide.ts';
import { matchesEvent } from '../service/test/matches-event.ts';
import { environment } from '../test/workspace.ts';
import { platformTemplate } from './test/platform-template.ts';

const { template, world } = platformTemplate();
const { names } = environment('production');
const source = readFileSync(join(import.meta.dirname, 'rotate-api-keys/index.cjs'), 'utf8');

it('is the tested function, unchanged, in a template with a limit of 4096 characters', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: names.rotationFunction,
    Handler: 'index.handler',
    Code: { ZipFile: source },
  });
  expect(Buffer.byteLength(source)).toBeLessThanOrEqual(4_096);
});

it('Lambda.2: runs on a supported Node.js', () => {
  template.hasResourceProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x' });
});

it('Lambda.1: can be invoked only by Secrets Manager for this account', () => {
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    Principal: 'secretsmanager.amazonaws.com',
    SourceAccount: '333333333333',
  });
});

it('writes its own encrypted log', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/gatehouse/production/_/rotation',
    RetentionInDays: 30,
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^KeysLogs'), 'Arn'] },
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^ApiKeyRotationLogGroup') } },
  });
});

describe('its role', () => {
  const secret = `arn:aws:secretsmanager:eu-central-1:333333333333:secret:orders/api-keys-AbCdEf`;
  const may = (action: string, rotatedBy: string) =>
    decide(world, {
      role: names.rotationFunction,
      action,
      resource: secret,
      context: { 'secretsmanager:resource/AllowRotationLambdaArn': rotatedBy },
    });

  it.each(['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'])(
    'may %s of secrets that it rotates, but of no others',
    async (action) => {
      expect(await may(`secretsmanager:${action}`, names.arn.rotationFunction)).toBe(true);
      expect(await may(`secretsmanager:${action}`, `${names.arn.rotationFunction}-2`)).toBe(false);
    },
  );

  it.each(['DeleteSecret', 'PutResourcePolicy', 'RotateSecret'])('may not %s', async (action) => {
    expect(await may(`secretsmanager:${action}`, names.arn.rotationFunction)).toBe(false);
  });
});

it('SecretsManager.2: raises an alarm when a rotation fails, in the function or before it', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Dimensions: [
      { Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^ApiKeyRotationFunction') } },
    ],
    Threshold: 0,
  });
  const [rule] = Object.values(template.findResources('AWS::Events::Rule'));
  const { EventPattern, Targets } = rule!.Properties;
  const event = (eventName: string) => ({
    source: 'aws.secretsmanager',
    'detail-type': 'AWS Service Event via CloudTrail',
    detail: { eventSource: 'secretsmanager.amazonaws.com', eventName },
  });
  expect(matchesEvent(EventPattern, event('RotationFailed'))).toBe(true);
  expect(matchesEvent(EventPattern, event('RotationSucceeded'))).toBe(false);
  expect(Targets).toEqual([expect.objectContaining({ Arn: names.arn.operationsTopic })]);
});
