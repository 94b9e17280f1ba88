import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { RegistryNames } from '@gatehouse/service-manifest';
import { privateBucket } from '../account/private-bucket.ts';

/**
 * When the gate first saw each finding, an object for each service. Write access makes findings younger, so that
 * the policy of the bucket denies its objects to everyone but the roles that gate, administrators included. No
 * record expires: all its findings would be new again.
 */
export class RecordsBucket extends Bucket {
  constructor(scope: Construct, { recordsBucket }: RegistryNames, gates: readonly Role[]) {
    super(scope, 'RecordsBucket', {
      ...privateBucket,
      bucketName: recordsBucket,
      // It holds no secret, and a key of its own would protect it from nobody whom its policy lets in.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OnlyWhatGates',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:*'],
        resources: [this.arnForObjects('*')],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': gates.map(({ roleArn }) => roleArn) } },
      }),
    );
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The audit trail of the account records who reads and writes each object',
    });
  }
}
