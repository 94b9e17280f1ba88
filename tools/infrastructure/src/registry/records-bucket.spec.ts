import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { services, workspace } from '../test/workspace.ts';
import { RegistryStack } from './registry-stack.ts';

const template = templateOf((app) => new RegistryStack(app, workspace, services));
const [[Ref, bucket], ...others] = Object.entries(template.findResources('AWS::S3::Bucket')) as [
  [string, { Properties: Record<string, unknown> }],
];
const policies = Object.values(template.findResources('AWS::S3::BucketPolicy')) as {
  Properties: { Bucket: unknown; PolicyDocument: { Statement: { Effect: string }[] } };
}[];

it("is the registry's only bucket, under the name that the gate uses", () => {
  expect(others).toEqual([]);
  expect(bucket.Properties['BucketName']).toBe('gatehouse-registry-records-000000000000');
});

it('S3.1, S3.2, S3.3, S3.8: is not public', () => {
  expect(bucket.Properties['PublicAccessBlockConfiguration']).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
});

it('S3.5, S3.6: rejects requests without TLS, and allows other accounts only their deployments’ records', () => {
  expect(policies).toHaveLength(1);
  const { Bucket, PolicyDocument } = policies[0]!.Properties;
  expect(Bucket).toEqual({ Ref });
  const allowed = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.length).toBeGreaterThan(0);
  for (const statement of allowed)
    expect(JSON.stringify(statement)).toMatch(
      /role\/gatehouse-\w+-deploy.*deploy\/\w+\/\*|deploy\/\w+\/\*.*role\/gatehouse-\w+-deploy/,
    );
  expect(PolicyDocument.Statement[0]).toMatchObject({
    Principal: { AWS: '*' },
    Action: 's3:*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});

it('S3.12: disables ACLs', () => {
  expect(bucket.Properties).toMatchObject({
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
  expect(bucket.Properties).not.toHaveProperty('AccessControl');
});

it('S3.10, S3.13, S3.14: keeps versions for 90 days, and never expires the records', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: {
      Rules: [
        {
          Status: 'Enabled',
          NoncurrentVersionExpiration: { NoncurrentDays: 90 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          ExpirationInDays: Match.absent(),
        },
      ],
    },
  });
});

it('is encrypted and retained', () => {
  expect(bucket).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
    },
  });
});
