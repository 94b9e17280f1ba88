import { Match, type Template } from 'aws-cdk-lib/assertions';

type Resources = Record<string, { DeletionPolicy?: string; Properties: Record<string, unknown> }>;

const sseOf = (properties: Record<string, unknown>) =>
  JSON.stringify(properties['BucketEncryption']).includes('aws:kms') ? 'KMS' : 'S3';

/** Rules for every bucket, key and alarm of a stack. */
export function itKeepsEveryResourceSafe(template: Template): void {
  const all = (type: string) => template.findResources(type) as Resources;
  const buckets = Object.entries(all('AWS::S3::Bucket'));

  it('protects what it stores', () => {
    expect(buckets.length).toBeGreaterThan(1);
    expect(Object.keys(all('AWS::KMS::Key')).length).toBeGreaterThan(1);
    expect(Object.keys(all('AWS::CloudWatch::Alarm')).length).toBeGreaterThan(1);
  });

  it('S3.1, S3.2, S3.3, S3.8: opens no bucket to the public', () => {
    const blocked = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: blocked,
    });
  });

  it('S3.5: lets a bucket reject requests without TLS', () => {
    for (const [Ref] of buckets)
      template.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        },
      });
  });

  it('S3.9, CloudTrail.7: logs access to each bucket, except to the bucket of these logs', () => {
    const logs = buckets.filter(([, { Properties }]) => sseOf(Properties) === 'S3');
    expect(logs).toHaveLength(1);
    for (const [, { Properties }] of buckets.filter((bucket) => !logs.includes(bucket)))
      expect(Properties['LoggingConfiguration']).toMatchObject({
        DestinationBucketName: { Ref: logs[0]![0] },
        LogFilePrefix: expect.stringMatching(/^[\w-]+\/$/),
      });
  });

  it('S3.12: disables ACLs', () => {
    template.allResourcesProperties('AWS::S3::Bucket', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      AccessControl: Match.absent(),
    });
  });

  it('S3.10, S3.13, S3.14: keeps versions, and expires them and the objects', () => {
    template.allResourcesProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            Status: 'Enabled',
            ExpirationInDays: Match.anyValue(),
            NoncurrentVersionExpiration: Match.anyValue(),
          }),
        ],
      },
    });
  });

  it('KMS.3, KMS.4: rotates every key, and retains keys and buckets', () => {
    template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    for (const type of ['AWS::KMS::Key', 'AWS::S3::Bucket'])
      template.allResources(type, {
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
  });

  it('CloudWatch.15, CloudWatch.17: gives every alarm an action and a description', () => {
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [Match.stringLikeRegexp('^arn:aws:sns:.*:gatehouse-operations$')],
      ActionsEnabled: Match.absent(),
      AlarmDescription: Match.anyValue(),
    });
  });

  it('encrypts every log group with a key of its own account', () => {
    template.allResourcesProperties('AWS::Logs::LogGroup', {
      KmsKeyId: Match.anyValue(),
      RetentionInDays: Match.anyValue(),
    });
  });
}
