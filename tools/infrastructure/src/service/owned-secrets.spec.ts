import { Match } from 'aws-cdk-lib/assertions';
import { templateOfService } from './test/template-of-service.ts';

const SECRET = 'AWS::SecretsManager::Secret';
const SCHEDULE = 'AWS::SecretsManager::RotationSchedule';
const template = templateOfService('payments', 'production');
const secrets = template.findResources(SECRET);
const idOf = (name: string) =>
  Object.keys(secrets).find((id) => secrets[id]!['Properties'].Name === name);

it('makes the secrets that are the service’s own, and no other', () => {
  expect(Object.values(secrets).map(({ Properties }) => Properties.Name)).toEqual([
    'payments/api-keys',
    'payments/bank',
  ]);
  // `orders` reads the keys of `payments`, too.
  expect(
    Object.values(templateOfService('orders', 'production').findResources(SECRET)).map(
      ({ Properties }) => Properties.Name,
    ),
  ).toEqual(['orders/api-keys', 'orders/shop']);
});

it('has API keys thought up by AWS, so that they are in no template', () => {
  template.hasResourceProperties(SECRET, {
    Name: 'payments/api-keys',
    SecretString: Match.absent(),
    GenerateSecretString: {
      SecretStringTemplate: '{}',
      GenerateStringKey: 'current',
      PasswordLength: 48,
      ExcludePunctuation: true,
    },
  });
});

it('SecretsManager.1, SecretsManager.4: rotates them at once, and every 90 days', () => {
  template.resourceCountIs(SCHEDULE, 1);
  template.hasResourceProperties(SCHEDULE, {
    SecretId: { Ref: idOf('payments/api-keys') },
    RotationLambdaARN:
      'arn:aws:lambda:eu-central-1:333333333333:function:gatehouse-production-rotate-api-keys',
    RotationRules: { AutomaticallyAfterDays: 90 },
    RotateImmediatelyOnUpdate: true,
  });
});

it('leaves the others empty, and keeps them when the stack goes', () => {
  template.hasResource(SECRET, {
    Properties: {
      Name: 'payments/bank',
      SecretString: Match.absent(),
      GenerateSecretString: Match.absent(),
    },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

it('encrypts all with the key for data', () => {
  template.allResourcesProperties(SECRET, {
    KmsKeyId: { Ref: Match.stringLikeRegexp('productiondatakeyarn') },
  });
});

it('keeps all of them from other accounts', () => {
  const policies = Object.values(template.findResources('AWS::SecretsManager::ResourcePolicy')).map(
    ({ Properties }) => Properties,
  );
  expect(policies.map(({ SecretId }) => SecretId.Ref)).toEqual(Object.keys(secrets));
  for (const { BlockPublicPolicy, ResourcePolicy } of policies) {
    expect(BlockPublicPolicy).toBe(true);
    expect(ResourcePolicy.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': '333333333333' } },
      }),
    ]);
  }
});
