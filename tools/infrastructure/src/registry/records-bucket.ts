import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { deployedEnvironments, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { privateBucket } from '../account/private-bucket.ts';
import type { CompactRole } from './compact-role.ts';
import type { GateRole } from './gate-role.ts';
import { deployRolesOf, deploymentsOf } from '../delivery/record-permissions.ts';
import { letRolesCreate } from './let-roles-create.ts';
import { createdOnce, onlyFor, writtenBy } from './records-access.ts';
import type { ReportRole } from './report-role.ts';
import type { RescanRole } from './rescan-role.ts';

interface Writers {
  readonly gateRole: GateRole;
  readonly rescanRole: RescanRole;
  readonly compactRole: CompactRole;
  readonly reportRole: ReportRole;
}

/**
 * Records of gates, re-scans and deployments, below one prefix for each role that writes, and the times at which
 * findings were first seen. With write access, a role could improve the figures and make findings younger, so the
 * bucket policy denies access to all other principals, including administrators. Records and their segments are created
 * once: no role replaces or deletes one, and none expires.
 */
export class RecordsBucket extends Bucket {
  constructor(
    scope: Construct,
    workspace: Workspace,
    { gateRole, rescanRole, compactRole, reportRole }: Writers,
    groups: readonly number[],
  ) {
    const names = registryNamesOf(workspace);
    super(scope, 'RecordsBucket', {
      ...privateBucket,
      bucketName: names.recordsBucket,
      // It holds no secrets, and its own key would exclude no role that the bucket policy allows.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const [gate, rescan, compact, report] = [gateRole, rescanRole, compactRole, reportRole].map(
      ({ roleArn }) => roleArn,
    ) as [string, string, string, string];
    const environments = deployedEnvironments(workspace);
    const deployments = environments.map(
      (name) => [deploymentsOf(names, name), deployRolesOf(workspace, name, groups)] as const,
    );
    onlyFor(this, 'FirstSeen', 'first-seen/', [gate, rescan]);
    for (const [sid, prefix, writers] of [
      ['Gates', names.recordsPrefix('gate'), [gate]],
      ['Rescans', names.recordsPrefix('rescan'), [rescan]],
      ['Segments', names.recordsPrefix('segments'), [compact]],
      ...deployments.map(([prefix, roles], at) => [`Deployments${at}`, prefix, roles] as const),
    ] as const) {
      onlyFor(this, sid, prefix, [...new Set([...writers, compact, report])]);
      writtenBy(this, sid, prefix, writers);
    }
    onlyFor(this, 'Reports', names.recordsPrefix('report'), [report]);
    createdOnce(
      this,
      ['gate', 'rescan', 'deploy', 'segments'].map((prefix) => this.arnForObjects(`${prefix}/*`)),
    );
    for (const [prefix, roles] of deployments) letRolesCreate(this, prefix, roles);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The audit trail of the account records who reads and writes each object',
    });
  }
}
