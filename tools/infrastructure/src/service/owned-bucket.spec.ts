import { Match } from 'aws-cdk-lib/assertions';
import { resolved } from './test/resolved.ts';
import { templateOfService } from './test/template-of-service.ts';

const BUCKET = 'AWS::S3::Bucket';
const template = templateOfService('orders', 'production');
const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
const statements = policy!['Properties'].PolicyDocument.Statement;

it('S3.1, S3.2, S3.3, S3.8: can never be public', () => {
  template.hasResourceProperties(BUCKET, {
    BucketName: 'invoices-production-333333333333',
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

it('S3.5, S3.6: rejects requests without TLS, and allows no other access by its policy', () => {
  expect(statements).toEqual([
    expect.objectContaining({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
  const [bucket, objects] = statements[0].Resource.map(resolved);
  expect(objects).toBe(`${bucket}/*`);
});

it('S3.9: has its access logged', () => {
  template.hasResourceProperties(BUCKET, {
    LoggingConfiguration: {
      DestinationBucketName: 'gatehouse-production-access-logs-333333333333',
      LogFilePrefix: 'invoices-production-333333333333/',
    },
  });
});

it('S3.12: disables ACLs', () => {
  template.hasResourceProperties(BUCKET, {
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
});

it('S3.10, S3.13, S3.14: keeps old versions for a while, and removes incomplete uploads', () => {
  template.hasResourceProperties(BUCKET, {
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
        Match.objectLike({
          NoncurrentVersionExpiration: { NoncurrentDays: 90 },
          ExpiredObjectDeleteMarker: true,
        }),
      ]),
    },
  });
});

it('S3.17: is encrypted with the data key, which S3 does not have to request for each object', () => {
  template.hasResourceProperties(BUCKET, {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: { Ref: Match.stringLikeRegexp('productiondatakeyarn') },
          },
        },
      ],
    },
  });
});

it('is retained when the stack is deleted', () => {
  template.hasResource(BUCKET, {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});
