import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { deployedEnvironments, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { privateBucket } from '../account/private-bucket.ts';
import type { CompactRole } from './compact-role.ts';
import type { GateRole } from './gate-role.ts';
import { deployRolesOf, deploymentsOf } from '../delivery/record-permissions.ts';
import type { ReportRole } from './report-role.ts';
import type { RescanRole } from './rescan-role.ts';
import { rolesElsewhere } from './roles-elsewhere.ts';

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
    this.only('FirstSeen', 'first-seen/', [gate, rescan]);
    for (const [sid, prefix, writers] of [
      ['Gates', names.recordsPrefix('gate'), [gate]],
      ['Rescans', names.recordsPrefix('rescan'), [rescan]],
      ['Segments', names.recordsPrefix('segments'), [compact]],
      ...deployments.map(([prefix, roles], at) => [`Deployments${at}`, prefix, roles] as const),
    ] as const) {
      this.only(sid, prefix, [...new Set([...writers, compact, report])]);
      this.writtenBy(sid, prefix, writers);
    }
    this.only('Reports', names.recordsPrefix('report'), [report]);
    this.createdOnce(
      ['gate', 'rescan', 'deploy', 'segments'].map((prefix) => this.arnForObjects(`${prefix}/*`)),
    );
    for (const [prefix, roles] of deployments) this.open(prefix, roles);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The audit trail of the account records who reads and writes each object',
    });
  }

  /** Denies reads and writes below a prefix to all other roles. */
  private only(sid: string, prefix: string, roles: readonly string[]): void {
    this.deny(`Only${sid}`, ['s3:*'], [this.arnForObjects(`${prefix}*`)], {
      ArnNotEquals: { 'aws:PrincipalArn': [...roles] },
    });
  }

  private writtenBy(sid: string, prefix: string, roles: readonly string[]): void {
    this.deny(`Write${sid}`, ['s3:PutObject'], [this.arnForObjects(`${prefix}*`)], {
      ArnNotEquals: { 'aws:PrincipalArn': roles.length === 1 ? roles[0] : roles },
    });
  }

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
  private createdOnce(resources: string[]): void {
    this.deny('CreateOnce', ['s3:PutObject'], resources, { Null: { 's3:if-none-match': 'true' } });
    this.deny('DeleteNever', ['s3:DeleteObject', 's3:DeleteObjectVersion'], resources);
  }

  private deny(sid: string, actions: string[], resources: string[], conditions = {}): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        ...{ sid, effect: Effect.DENY, principals: [new AnyPrincipal()] },
        ...{ actions, resources, conditions },
      }),
    );
  }

  /** Lets the deploy roles of an environment, which may be in another account, create records below its prefix. */
  private open(prefix: string, roles: readonly string[]): void {
    const { principals, conditions } = rolesElsewhere(roles);
    const common = { effect: Effect.ALLOW, principals };
    this.addToResourcePolicy(
      new PolicyStatement({
        ...common,
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [this.arnForObjects(`${prefix}*`)],
        conditions,
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        ...common,
        actions: ['s3:ListBucket'],
        resources: [this.bucketArn],
        conditions: { ...conditions, StringLike: { 's3:prefix': `${prefix}*` } },
      }),
    );
  }
}
