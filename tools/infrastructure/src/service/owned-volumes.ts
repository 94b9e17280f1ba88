import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSecurityGroup, CfnSecurityGroupEgress } from 'aws-cdk-lib/aws-ec2';
import { CfnAccessPoint, CfnFileSystem, CfnMountTarget } from 'aws-cdk-lib/aws-efs';
import { Construct } from 'constructs';
import { CONTAINER_USER, volumesOf, type ServiceModel } from '@gatehouse/service-manifest';
import { leave, read, readList } from '../parameters.ts';
import { ServiceAlarm } from './service-alarm.ts';

const NFS = 2_049;
const CLIENT = ['ClientMount', 'ClientWrite', 'ClientRootAccess'].map(
  (action) => `elasticfilesystem:${action}`,
);
/** https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html */
const OWNER = { uid: String(CONTAINER_USER), gid: String(CONTAINER_USER) };
/** Percent of the file system's I/O limit. */
const BUSY = 90;

/**
 * The file system of a service that has volumes, with an access point for each. Only its tasks reach it: over TLS, in
 * their role, and as the user of the image. Files outlive the stack, and AWS Backup keeps copies for 35 days.
 */
export class OwnedVolumes extends Construct {
  readonly alarm: ServiceAlarm;
  /** Values of the placeholders in the policy of the task role, by parameter name. */
  readonly ids: ReadonlyMap<string, string>;

  /** @param tasks Id of the tasks' security group */
  constructor(scope: Construct, id: string, model: ServiceModel, tasks: string) {
    super(scope, id);
    const { name, names, shared, tags } = model;
    const named = (value: string) =>
      Object.entries({ ...tags, Name: value }).map(([key, value]) => ({ key, value }));
    const fileSystem = new CfnFileSystem(this, 'FileSystem', {
      encrypted: true,
      kmsKeyId: read(this, shared.parameter('data-key-arn')),
      backupPolicy: { status: 'ENABLED' },
      // Charged by what is read and written: there are no credits that can run out.
      throughputMode: 'elastic',
      performanceMode: 'generalPurpose',
      lifecyclePolicies: [
        { transitionToIa: 'AFTER_30_DAYS' },
        { transitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
      ],
      fileSystemPolicy: onlyTasks(names.arn.taskRole),
      fileSystemTags: named(`${name}-${model.environment}`),
    });
    fileSystem.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.#network(model, fileSystem, tasks);

    const ids = new Map([[names.parameter('file-system-id'), fileSystem.ref]]);
    for (const { volume } of volumesOf(model.manifest)) {
      const point = new CfnAccessPoint(this, `volume-${volume}`, {
        fileSystemId: fileSystem.ref,
        posixUser: OWNER,
        rootDirectory: {
          path: `/${volume}`,
          creationInfo: { ownerUid: OWNER.uid, ownerGid: OWNER.gid, permissions: '0750' },
        },
        accessPointTags: named(names.volume(volume)),
      });
      ids.set(names.parameter(`volume/${volume}`), point.ref);
    }
    for (const [parameter, value] of ids) leave(this, parameter, value);
    this.ids = ids;

    this.alarm = new ServiceAlarm(this, 'volumes', model, {
      alarmDescription: `The volumes of ${name} are close to the I/O limit of their file system; tasks wait for files`,
      // https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html
      metric: new Metric({
        namespace: 'AWS/EFS',
        metricName: 'PercentIOLimit',
        dimensionsMap: { FileSystemId: fileSystem.ref },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: BUSY,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addOkAction(this.alarm.tellOperations);
  }

  /** A mount target in each subnet of tasks, only for the tasks of this service. */
  #network({ name, shared, place }: ServiceModel, fileSystem: CfnFileSystem, tasks: string): void {
    const group = new CfnSecurityGroup(this, 'Group', {
      vpcId: read(this, shared.parameter('vpc-id')),
      groupDescription: `Volumes of ${name}`,
      securityGroupIngress: [
        {
          ipProtocol: 'tcp',
          fromPort: NFS,
          toPort: NFS,
          sourceSecurityGroupId: tasks,
          description: `Tasks of ${name}`,
        },
      ],
      // Without any rule, EC2 adds one that allows all egress. This rule leads nowhere.
      securityGroupEgress: [
        { ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32' },
      ],
    });
    new CfnSecurityGroupEgress(this, 'FromTasks', {
      groupId: tasks,
      ipProtocol: 'tcp',
      fromPort: NFS,
      toPort: NFS,
      destinationSecurityGroupId: group.attrGroupId,
      description: 'Volumes',
    });
    const { existing, zones } = place.network;
    const subnets = readList(this, shared.parameter('subnet-ids'));
    const count = existing?.subnets.length ?? zones;
    for (let at = 0; at < count; at++)
      new CfnMountTarget(this, `Target${at + 1}`, {
        fileSystemId: fileSystem.ref,
        subnetId: Fn.select(at, subnets),
        securityGroups: [group.attrGroupId],
      });
  }
}

/**
 * Denies access to all principals except the tasks, and to the tasks without TLS, without an access point or as root.
 * The policy of their role allows the access, because it names the access points; here, this would be a circular
 * dependency.
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
function onlyTasks(taskRole: string) {
  const deny = (Sid: string, Action: string[], Condition?: object) => ({
    Sid,
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action,
    ...(Condition && { Condition }),
  });
  return {
    Version: '2012-10-17',
    Statement: [
      deny('OnlyEncrypted', CLIENT, { Bool: { 'aws:SecureTransport': 'false' } }),
      deny('OnlyTasks', CLIENT, { ArnNotEquals: { 'aws:PrincipalArn': taskRole } }),
      deny('OnlyByAccessPoints', CLIENT, { Null: { 'elasticfilesystem:AccessPointArn': 'true' } }),
      deny('NeverRoot', ['elasticfilesystem:ClientRootAccess']),
    ],
  };
}
