import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AuditTrailKey } from './audit-trail-key.ts';
import { letLogsEncrypt } from './let-logs-encrypt.ts';
import { LockedBucket } from './locked-bucket.ts';
import { letTrailDeliver } from './trail-delivery.ts';
import { logRole } from './trail-log-role.ts';

const TRAIL = 'gatehouse-audit-trail';
const LOG_GROUP = '/gatehouse/account/audit-trail';
const YEARS_KEPT = 7;

/**
 * The account's audit trail in all regions: management events, and data events of S3 unless they are switched off to
 * save cost.
 *
 * The bucket is locked in COMPLIANCE mode in every account. The trail is the evidence against an attacker who has taken
 * over an administrator, and an administrator can undo GOVERNANCE. The price: for seven years, only closing the account
 * deletes the trail, which costs cents a month.
 */
export class AuditTrail extends Construct {
  readonly logGroup: LogGroup;

  constructor(
    scope: Construct,
    id: string,
    { accessLogs, objectEvents }: { accessLogs: Bucket; objectEvents: boolean },
  ) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);
    const trailArn = `arn:${partition}:cloudtrail:${region}:${account}:trail/${TRAIL}`;
    const key = new AuditTrailKey(this, 'Key', { trailArn });
    letLogsEncrypt(key, LOG_GROUP);
    const bucket = new LockedBucket(this, 'Bucket', {
      key,
      years: YEARS_KEPT,
      mode: 'COMPLIANCE',
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'audit-trail/',
    });
    letTrailDeliver(bucket, trailArn);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: LOG_GROUP,
      // The bucket keeps the trail for years; this log group is for alarms and searches.
      retention: RetentionDays.ONE_MONTH,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const trail = new CfnTrail(this, 'Trail', {
      trailName: TRAIL,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: bucket.bucketName,
      kmsKeyId: key.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: logRole(this, this.logGroup).roleArn,
      eventSelectors: [
        {
          readWriteType: 'All',
          includeManagementEvents: true,
          ...(objectEvents && {
            dataResources: [{ type: 'AWS::S3::Object', values: [`arn:${partition}:s3`] }],
          }),
        },
      ],
    });
    trail.node.addDependency(bucket.policy!);
  }
}
