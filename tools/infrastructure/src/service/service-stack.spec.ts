import { environmentOf, modelOf, readServices, parseWorkspace } from '@gatehouse/service-manifest';
import { newApp } from '../new-app.ts';
import { createdResources, resourcesOf, templateIn } from '../test/created-resources.ts';
import { environment, serviceModel, workspace } from '../test/workspace.ts';
import { ServiceStack } from './service-stack.ts';
import { resolved } from './test/resolved.ts';
import { templateOfService } from './test/template-of-service.ts';

function synthesise() {
  const app = newApp();
  for (const name of ['orders', 'payments'] as const)
    new ServiceStack(app, environment('production'), serviceModel(name, 'production'));
  return app.synth();
}
const assembly = synthesise();

it.each([
  ['without calls to or from other services', { grants: [], secrets: {}, calls: [] }],
  ['with TLS to the task', { tls: true }],
  ['that is public', { exposure: 'public' }],
  [
    'that is public, calls others and the internet',
    {
      exposure: 'public',
      tls: true,
      calls: ['orders'],
      internet: ['api.example.com'],
    },
  ],
] as const)('creates a service %s', (_what, changes) => {
  const { exposure = 'internal', grants } = changes as { exposure?: string; grants?: [] };
  const template = templateOfService('payments', 'production', changes as object);
  template.resourceCountIs(
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    exposure === 'public' ? 2 : 1,
  );
  // The queue of dead letters adds one.
  template.resourceCountIs('AWS::CloudWatch::Alarm', grants ? 12 : 13);
});

it('creates only the standard resources for a service that owns none', () => {
  const { Resources } = templateOfService('payments', 'production', {
    grants: [],
    secrets: {},
    injectedSecrets: {},
  }).toJSON();
  const types = new Set(Object.values<{ Type: string }>(Resources).map(({ Type }) => Type));
  expect([...types].filter((type) => /SNS|SQS|DynamoDB|S3|SecretsManager/.test(type))).toEqual([]);
});

it('distinguishes resources whose names differ in a special character only', () => {
  templateOfService('payments', 'production', {
    grants: ['a.b', 'a-b', 'a_b'].map((table) => ({ table, access: 'read' as const })),
  }).resourceCountIs('AWS::DynamoDB::Table', 3);
});

it('produces the same template each time', () => {
  expect(synthesise().stacks.map(templateIn)).toEqual(assembly.stacks.map(templateIn));
});

it('SNS.3, SQS.2, SecretsManager.5, DynamoDB.5, IAM.24: tags everything that supports tags', () => {
  // CloudFormation adds the tags of the stack to them.
  expect(assembly.stacks.map(({ tags }) => tags)).toEqual([
    serviceModel('orders', 'production').tags,
    serviceModel('payments', 'production').tags,
  ]);
});

it('depends on other stacks only through parameters and names', () => {
  for (const stack of assembly.stacks) {
    expect(JSON.stringify(stack.template)).not.toContain('Fn::ImportValue');
    expect(stack.template).not.toHaveProperty('Outputs');
  }
});

describe('two services', () => {
  it('create nothing under the same name', () => {
    expect(createdResources(assembly).size).toBeGreaterThan(20);
  });

  it('have listener rules with different priorities', () => {
    const rules = resourcesOf(assembly)
      .filter(({ resource }) => resource.Type === 'AWS::ElasticLoadBalancingV2::ListenerRule')
      .map(({ resource: { Properties = {} } }) => [
        resolved(Properties['ListenerArn']),
        Properties['Priority'],
      ]);
    expect(rules).toHaveLength(3);
    expect(new Set(rules.map(String)).size).toBe(3);
  });
});

describe('the longest names', () => {
  const ENVIRONMENT = 'e'.repeat(12);
  const NAME = `s${'-long'.repeat(8)}`.slice(0, 40);
  const longest = parseWorkspace(
    'gatehouse.json',
    JSON.stringify({
      ...workspace,
      environments: {
        [ENVIRONMENT]: {
          ...workspace.environments['production'],
          cluster: `c${'l'.repeat(254)}`,
          // The longest domain with which *.internal.DOMAIN fits into a certificate: 64 characters.
          // https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
          domain: `${'d'.repeat(45)}.example`,
        },
      },
    }),
  );
  const [service] = readServices(
    [
      {
        name: NAME,
        file: 'service.json',
        text: JSON.stringify({
          description: 'd'.repeat(200),
          port: 49_151,
          exposure: 'public',
          secrets: { apiKeys: `${NAME}/${'k'.repeat(215)}` },
          grants: [
            { topic: 't'.repeat(243), access: 'publish' },
            { table: 't'.repeat(242), access: 'read-write' },
            { bucket: 'b'.repeat(37), access: 'read-write' },
            { queue: 'q'.repeat(54), access: 'receive' },
          ],
        }),
      },
    ],
    longest,
  );
  const app = newApp();
  new ServiceStack(
    app,
    environmentOf(longest, ENVIRONMENT),
    modelOf(NAME, service!.manifest, longest, ENVIRONMENT),
  );
  const made = resourcesOf(app.synth());

  it.each([
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    ['AWS::IAM::Role', 'RoleName', 64],
    ['AWS::IAM::Role', 'Description', 1_000],
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    ['AWS::Logs::LogGroup', 'LogGroupName', 512],
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    ['AWS::CloudWatch::Alarm', 'AlarmName', 255],
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    ['AWS::SQS::Queue', 'QueueName', 80],
    ['AWS::CloudWatch::Alarm', 'AlarmDescription', 1_024],
    ['AWS::CloudWatch::Dashboard', 'DashboardName', 255],
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
    ['AWS::SSM::Parameter', 'Name', 1_011],
    // https://docs.aws.amazon.com/vpc/latest/userguide/creating-security-groups.html
    ['AWS::EC2::SecurityGroup', 'GroupDescription', 255],
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    ['AWS::S3::Bucket', 'BucketName', 63],
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
    ['AWS::Route53::RecordSet', 'Name', 255],
    ['AWS::SecretsManager::Secret', 'Name', 512],
    ['AWS::SNS::Topic', 'TopicName', 256],
    ['AWS::DynamoDB::Table', 'TableName', 255],
  ])('%s: %s fits into %d characters', (type, property, most) => {
    const names = made
      .filter(({ resource }) => resource.Type === type)
      .map(({ resource: { Properties = {} } }) => Properties[property] as string);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(most);
    }
  });

  it('hosts fit into the condition of a listener rule: 128 characters', () => {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
    const hosts = made.flatMap(({ resource: { Type, Properties = {} } }) =>
      Type === 'AWS::Route53::RecordSet' ? [Properties['Name'] as string] : [],
    );
    expect(hosts.every(({ length }) => length <= 128)).toBe(true);
  });

  it('the stack name fits into 128 characters, and its resources’ ids into 255', () => {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    for (const { stack, logicalId } of made) {
      expect(stack.stackName.length).toBeLessThanOrEqual(128);
      expect(logicalId.length).toBeLessThanOrEqual(255);
    }
  });

  it('the priority fits into its range: 50,000', () => {
    for (const { resource } of made)
      if (resource.Type === 'AWS::ElasticLoadBalancingV2::ListenerRule')
        expect(resource.Properties?.['Priority']).toBeLessThanOrEqual(50_000);
  });
});
