import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  TreatMissingData,
  type MetricProps,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { LockedBucket } from '../account/locked-bucket.ts';
import { LandingBucket, REPLICATION_RULE } from './landing-bucket.ts';
import { LogStream } from './log-stream.ts';

export interface LogArchiveProps {
  readonly key: IKey;
  readonly accessLogs: Bucket;
  readonly operations: ITopic;
}

/** Keeps logs undeletable for years: from CloudWatch Logs through Firehose and a landing bucket to a locked bucket. */
export class LogArchive extends Construct {
  readonly #operations: ITopic;

  constructor(
    scope: Construct,
    id: string,
    { names, archiveLock, archiveYears }: Environment,
    { key, accessLogs, operations }: LogArchiveProps,
  ) {
    super(scope, id);
    this.#operations = operations;
    const archive = new LockedBucket(this, 'Bucket', {
      bucketName: names.archiveBucket,
      key,
      years: archiveYears,
      // In governance mode, an administrator with the bypass permission can still delete objects.
      mode: archiveLock === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE',
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'archive/',
    });
    const landing = new LandingBucket(this, 'Landing', { key, archive, accessLogs });
    new LogStream(this, 'Stream', { names, key, bucket: landing });

    this.#alarm(
      'Late',
      3_600,
      'No log has reached the archive for an hour; Firehose drops logs that are a day old',
      {
        namespace: 'AWS/Firehose',
        metricName: 'DeliveryToS3.DataFreshness',
        dimensionsMap: { DeliveryStreamName: names.logStream },
        statistic: 'Maximum',
      },
    );
    this.#alarm(
      'NotCopied',
      0,
      'A file of logs was not copied into the locked archive; copy it again within 30 days',
      {
        namespace: 'AWS/S3',
        metricName: 'OperationsFailedReplication',
        dimensionsMap: {
          SourceBucket: landing.bucketName,
          DestinationBucket: archive.bucketName,
          RuleId: REPLICATION_RULE,
        },
        statistic: 'Sum',
      },
    );
  }

  #alarm(id: string, threshold: number, alarmDescription: string, metric: MetricProps): void {
    new Alarm(this, id, {
      alarmDescription,
      metric: new Metric({ ...metric, period: Duration.minutes(5) }),
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.#operations));
  }
}
