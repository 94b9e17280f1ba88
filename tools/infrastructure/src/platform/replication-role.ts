import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledgeAllObjects } from './acknowledge-all-objects.ts';

/** The role that S3 assumes to copy objects between buckets of this account: it adds objects, and deletes none. */
export class ReplicationRole extends Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'S3 copies logs into the archive',
      // Has no condition: none is documented for replication, and one that S3 does not meet would stop it silently.
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
    });
  }

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html */
  letCopy(from: Bucket, to: Bucket, key: IKey): void {
    const viaS3 = (objects: string) => ({
      StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` },
      ArnLike: { 'kms:EncryptionContext:aws:s3:arn': objects },
    });
    const statements = [
      {
        actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        resources: [from.bucketArn],
      },
      {
        actions: [
          's3:GetObjectVersionAcl',
          's3:GetObjectVersionForReplication',
          's3:GetObjectVersionTagging',
        ],
        resources: [from.arnForObjects('*')],
      },
      {
        actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
        resources: [to.arnForObjects('*')],
      },
      {
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: viaS3(from.arnForObjects('*')),
      },
      {
        actions: ['kms:Encrypt'],
        resources: [key.keyArn],
        conditions: viaS3(to.arnForObjects('*')),
      },
    ];
    for (const statement of statements) this.addToPolicy(new PolicyStatement(statement));
    for (const bucket of [from, to])
      acknowledgeAllObjects(this, bucket, 'Every object is copied, regardless of its key');
  }
}
