import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Manifest } from '@gatehouse/service-manifest';
import { newApp } from '../new-app.ts';
import { decideFor } from '../policies/test/decide.ts';
import { policyWorld } from '../policies/test/policy-world.ts';
import { environment } from '../test/workspace.ts';
import { ServiceStack } from './service-stack.ts';
import { changedModel, templateOfService } from './test/template-of-service.ts';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';
const changes: Partial<Manifest> = {
  grants: [{ database: 'payments', access: 'read-write' }],
  release: { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] },
};
const app = newApp();
const model = changedModel('payments', 'production', changes);
const template = Template.fromStack(new ServiceStack(app, environment('production'), model));
const development = templateOfService('payments', 'development', changes);
const world = policyWorld(app.synth());

const one = (type: string): [string, Record<string, unknown>] => {
  const [[id, { Properties }]] = Object.entries(template.findResources(type)) as [
    [string, { Properties: Record<string, unknown> }],
  ];
  return [id, Properties];
};
const [clusterId] = one(CLUSTER);

it('is created only for a service that has one', () => {
  const without = JSON.stringify(templateOfService('payments', 'production').toJSON());
  expect(without).not.toMatch(/AWS::RDS|5432|rds-db/);
});

it('RDS.3, RDS.27: is encrypted with the data key', () => {
  const key = { Ref: Match.stringLikeRegexp('productiondatakeyarn') };
  template.hasResourceProperties(CLUSTER, { StorageEncrypted: true, KmsKeyId: key });
  template.allResourcesProperties(INSTANCE, { PerformanceInsightsKMSKeyId: key });
});

it('RDS.12, RDS.24: accepts IAM tokens, and has no password', () => {
  template.hasResourceProperties(CLUSTER, {
    EnableIAMDatabaseAuthentication: true,
    MasterUserAuthenticationType: 'iam-db-auth',
    MasterUsername: 'migrator',
    MasterUserPassword: Match.absent(),
    ManageMasterUserPassword: Match.absent(),
  });
});

it('refuses connections without TLS', () => {
  template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
    Family: 'aurora-postgresql17',
    Parameters: Match.objectLike({ 'rds.force_ssl': '1', log_parameter_max_length: '0' }),
  });
});

it('RDS.2, RDS.46: is in isolated subnets, and never public', () => {
  template.allResourcesProperties(INSTANCE, { PubliclyAccessible: false });
  template.hasResourceProperties('AWS::RDS::DBSubnetGroup', {
    SubnetIds: { Ref: Match.stringLikeRegexp('productiondatabasesubnetids') },
  });
});

it('can be reached only by the tasks of its service, on one port, and opens no connection', () => {
  const rule = (type: string, far: string) =>
    Object.values(template.findResources(type))
      .map(({ Properties }) => Properties)
      .filter(({ FromPort }) => FromPort === 5432)
      .map((each) => [each.ToPort, each.GroupId['Fn::GetAtt'][0], each[far]['Fn::GetAtt'][0]]);
  const [into] = rule('AWS::EC2::SecurityGroupIngress', 'SourceSecurityGroupId');
  const [out] = rule('AWS::EC2::SecurityGroupEgress', 'DestinationSecurityGroupId');
  expect(into).toEqual([
    5432,
    expect.stringContaining('NetworkGroup'),
    expect.stringMatching(/^SecurityGroup/),
  ]);
  expect(out).toEqual([into![0], into![2], into![1]]);
  const groups = template.findResources('AWS::EC2::SecurityGroup');
  expect(groups[into![1]]!.Properties.SecurityGroupEgress).toEqual([
    expect.objectContaining({ CidrIp: '255.255.255.255/32' }),
  ]);
  expect(groups[into![1]]!.Properties).not.toHaveProperty('SecurityGroupIngress');
});

it('RDS.7, RDS.15, RDS.50: survives mistakes and the loss of a zone in production', () => {
  template.hasResource(CLUSTER, {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: { DeletionProtection: true, BackupRetentionPeriod: 35 },
  });
  template.resourceCountIs(INSTANCE, 2);
});

it('pauses outside production, where one instance is enough', () => {
  development.resourceCountIs(INSTANCE, 1);
  development.hasResourceProperties(CLUSTER, {
    ServerlessV2ScalingConfiguration: {
      MinCapacity: 0,
      MaxCapacity: 4,
      SecondsUntilAutoPause: 600,
    },
    BackupRetentionPeriod: 7,
  });
  template.hasResourceProperties(CLUSTER, {
    ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, SecondsUntilAutoPause: Match.absent() },
  });
});

it('RDS.13, RDS.16, RDS.35: upgrades minor versions automatically, and copies tags to snapshots', () => {
  template.hasResourceProperties(CLUSTER, {
    AutoMinorVersionUpgrade: true,
    CopyTagsToSnapshot: true,
  });
  template.allResourcesProperties(INSTANCE, { AutoMinorVersionUpgrade: true });
});

it('RDS.37: logs to an encrypted group with a retention, which is created first', () => {
  const [logId, log] = one('AWS::Logs::LogGroup');
  template.hasResource(CLUSTER, {
    DependsOn: [Match.stringLikeRegexp('^databasepayments.*Log')],
    Properties: { EnableCloudwatchLogsExports: ['postgresql'] },
  });
  expect(logId).toBeDefined();
  expect(log).toBeDefined();
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/aws/rds/cluster/payments/postgresql',
    KmsKeyId: { Ref: Match.stringLikeRegexp('productionlogkeyarn') },
    RetentionInDays: environment('production').logRetention,
  });
});

it('exports its address to tasks as a parameter, without a password', () => {
  const address = { 'Fn::GetAtt': [clusterId, 'Endpoint.Address'] };
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/gatehouse/production/services/payments/database/payments/url',
    Value: { 'Fn::Join': ['', ['postgresql://app@', address, ':5432/app']] },
  });
  expect(model.variables['PAYMENTS_DATABASE']).toBe(
    '{{ssm:/gatehouse/production/services/payments/database/payments/url}}',
  );
});

it('lets the tasks connect as its two users, to this cluster only', async () => {
  const role = world.roles.get('payments-production-task')!;
  const text = JSON.stringify(role.made.resource);
  expect(text).not.toContain('{{ssm:');
  const id = JSON.stringify({ 'Fn::GetAtt': [clusterId, 'DBClusterResourceId'] });
  expect(text.split(id)).toHaveLength(3);
  const may = (resource: string) =>
    decideFor(
      world,
      role.arn,
      role.policies.map(({ policy }) => policy),
      { action: 'rds-db:connect', resource },
    );
  const [granted = []] = role.policies.flatMap(({ policy }) =>
    (policy['Statement'] as { Sid: string; Resource: string[] }[])
      .filter(({ Sid }) => Sid.startsWith('Database'))
      .map(({ Resource }) => Resource),
  );
  expect(granted.map((arn) => arn.split('/').at(-1))).toEqual(['app', 'migrator']);
  const user = 'arn:aws:rds-db:eu-central-1:333333333333:dbuser:cluster-OTHER/app';
  expect(await may(user)).toBe(false);
});

it.each([
  ['capacity', 'ACUUtilization', 90],
  ['connections', 'DatabaseConnections', 720],
  ['storage', 'FreeLocalStorage', 1024 ** 3],
])('notifies operations before its %s is exhausted', (what, MetricName, Threshold) => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: `payments-production-database-${what}-payments`,
    MetricName,
    Threshold,
    Dimensions: [{ Name: 'DBClusterIdentifier', Value: 'payments' }],
    AlarmActions: ['arn:aws:sns:eu-central-1:333333333333:gatehouse-operations'],
  });
});
