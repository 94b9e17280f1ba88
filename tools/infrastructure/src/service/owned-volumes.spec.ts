import { Match, Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../new-app.ts';
import { decide } from '../policies/test/decide.ts';
import { policyWorld } from '../policies/test/policy-world.ts';
import { environment } from '../test/workspace.ts';
import { ServiceStack } from './service-stack.ts';
import { changedModel, templateOfService } from './test/template-of-service.ts';

const app = newApp();
const model = changedModel('payments', 'production', {
  grants: [{ volume: 'documents', access: 'read-write' }],
});
const template = Template.fromStack(new ServiceStack(app, environment('production'), model));
const world = policyWorld(app.synth());
const [fileSystem] = [...world.resourcePolicies.keys()].filter((arn) =>
  arn.includes(':elasticfilesystem:'),
);
const role = world.roles.get(model.names.taskRole)!;
const { Condition, Resource } = role.policies
  .flatMap(({ policy }) => policy['Statement'] as Statement[])
  .find(({ Sid }) => Sid === 'VolumeDocuments')!;
const accessPoint = Condition['StringEquals']!['elasticfilesystem:AccessPointArn']!;

interface Statement {
  readonly Sid: string;
  readonly Resource: string | string[];
  readonly Condition: Record<string, Record<string, string>>;
}

it('creates a file system for a service that has volumes, and for no other', () => {
  templateOfService('orders', 'production').resourceCountIs('AWS::EFS::FileSystem', 0);
  template.resourceCountIs('AWS::EFS::FileSystem', 1);
});

it('EFS.1, EFS.2, EFS.7, EFS.8: encrypts the files with the data key, and lets AWS Backup copy them', () => {
  template.hasResourceProperties('AWS::EFS::FileSystem', {
    Encrypted: true,
    KmsKeyId: { Ref: Match.stringLikeRegexp('productiondatakeyarn') },
    BackupPolicy: { Status: 'ENABLED' },
  });
});

it('retains the files when the stack or the grant is removed', () => {
  template.hasResource('AWS::EFS::FileSystem', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

it('EFS.3, EFS.4, EFS.5: shows a volume its own folder, as the user of the image', () => {
  template.hasResourceProperties('AWS::EFS::AccessPoint', {
    AccessPointTags: Match.arrayWith([{ Key: 'Name', Value: 'payments-production-documents' }]),
    PosixUser: { Uid: '1001', Gid: '1001' },
    RootDirectory: {
      Path: '/documents',
      CreationInfo: { OwnerUid: '1001', OwnerGid: '1001', Permissions: '0750' },
    },
  });
});

it('EFS.6: has a mount target in each subnet of tasks, which only these tasks can reach', () => {
  template.resourceCountIs('AWS::EFS::MountTarget', 2);
  template.hasResourceProperties('AWS::EFS::MountTarget', {
    SubnetId: { 'Fn::Select': [1, { Ref: Match.stringLikeRegexp('productionsubnetids') }] },
  });
  const tasks = { 'Fn::GetAtt': [Match.stringLikeRegexp('^SecurityGroup'), 'GroupId'] };
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Volumes of payments',
    SecurityGroupIngress: [
      {
        IpProtocol: 'tcp',
        FromPort: 2_049,
        ToPort: 2_049,
        SourceSecurityGroupId: tasks,
        Description: 'Tasks of payments',
      },
    ],
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    GroupId: tasks,
    ToPort: 2_049,
  });
});

it('exports the ids that the task definition names', () => {
  for (const what of ['file-system-id', 'volume/documents'] as const)
    template.hasResourceProperties('AWS::SSM::Parameter', { Name: model.names.parameter(what) });
});

it('raises an alarm when the file system is close to its I/O limit', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'payments-production-volumes',
    Namespace: 'AWS/EFS',
    MetricName: 'PercentIOLimit',
    AlarmActions: ['arn:aws:sns:eu-central-1:333333333333:gatehouse-operations'],
  });
});

describe('the files of a volume', () => {
  const may = (action: string, context: Record<string, string> = {}, role = model.names.taskRole) =>
    decide(world, {
      role,
      action: `elasticfilesystem:${action}`,
      resource: fileSystem!,
      context: { 'elasticfilesystem:AccessPointArn': accessPoint, ...context },
    });

  it('are open to the tasks of their service through its access point', async () => {
    expect(Resource).toEqual([fileSystem]);
    expect(await may('ClientMount')).toBe(true);
    expect(await may('ClientWrite')).toBe(true);
  });

  it('are closed to root, without TLS, and through another access point', async () => {
    expect(await may('ClientRootAccess')).toBe(false);
    expect(await may('ClientMount', { 'aws:SecureTransport': 'false' })).toBe(false);
    expect(
      await may('ClientMount', { 'elasticfilesystem:AccessPointArn': `${accessPoint}0` }),
    ).toBe(false);
  });

  it('are closed to the role that starts the tasks', async () => {
    expect(await may('ClientMount', {}, model.names.executionRole)).toBe(false);
  });
});
