import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccessPoint, CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import { Construct } from 'constructs';
import { CONTAINER_USER, volumesOf, type ServiceModel } from '@gatehouse/service-manifest';
import { leave, read } from '../parameters.ts';
import { mountTargets } from './mount-targets.ts';
import { onlyTasks } from './only-tasks.ts';
import type { ServiceAlarm } from './service-alarm.ts';
import { volumesAlarm } from './volumes-alarm.ts';

/** https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html */
const OWNER = { uid: String(CONTAINER_USER), gid: String(CONTAINER_USER) };

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
    mountTargets(this, model, fileSystem, tasks);

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

    this.alarm = volumesAlarm(this, model, fileSystem);
  }
}
