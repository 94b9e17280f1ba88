import { Match } from 'aws-cdk-lib/assertions';
import { templateOfService } from './test/template-of-service.ts';

const TABLE = 'AWS::DynamoDB::Table';
const template = templateOfService('orders', 'production');

it('has the key and the indexes of the manifest, each attribute once', () => {
  template.hasResourceProperties(TABLE, {
    TableName: 'orders',
    KeySchema: [
      { AttributeName: 'id', KeyType: 'HASH' },
      { AttributeName: 'createdAt', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['id', 'createdAt', 'customer'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-customer',
        KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
});

it('has what the manifest leaves out: the key "id", and no index', () => {
  const simple = templateOfService('orders', 'production', {
    grants: [{ table: 'things', access: 'read' }],
  });
  simple.hasResourceProperties(TABLE, {
    TableName: 'things',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: Match.absent(),
  });
});

it('DynamoDB.1: grows with demand', () => {
  template.hasResourceProperties(TABLE, { BillingMode: 'PAY_PER_REQUEST' });
});

it('DynamoDB.2: can be brought back as it was at any second of the last weeks', () => {
  template.hasResourceProperties(TABLE, {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
});

it('DynamoDB.6: cannot be deleted in production, and outlives its stack everywhere', () => {
  template.hasResource(TABLE, {
    Properties: { DeletionProtectionEnabled: true },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
  templateOfService('orders', 'development').hasResource(TABLE, {
    Properties: { DeletionProtectionEnabled: false },
    DeletionPolicy: 'RetainExceptOnCreate',
  });
});

it('is encrypted with the key for data', () => {
  template.hasResourceProperties(TABLE, {
    SSESpecification: {
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { Ref: Match.stringLikeRegexp('productiondatakeyarn') },
    },
  });
});

describe('of idempotency keys', () => {
  const keys = (environment: 'production' | 'development') =>
    templateOfService('orders', environment, {
      grants: [{ table: 'orders-idempotency', access: 'idempotency' }],
    });

  it('DynamoDB.2: forgets its records by itself, and none can be brought back', () => {
    keys('production').hasResourceProperties(TABLE, {
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
  });

  it('DynamoDB.6: goes with its stack', () => {
    keys('production').hasResource(TABLE, {
      Properties: { DeletionProtectionEnabled: false },
      DeletionPolicy: 'Delete',
    });
  });
});

it('lets its items expire by the attribute of the manifest, and none without one', () => {
  templateOfService('orders', 'production', {
    grants: [{ table: 'sessions', access: 'read-write', ttl: 'ends' }],
  }).hasResource(TABLE, {
    Properties: {
      TimeToLiveSpecification: { AttributeName: 'ends', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
    DeletionPolicy: 'RetainExceptOnCreate',
  });
  template.hasResourceProperties(TABLE, {
    TableName: 'orders',
    TimeToLiveSpecification: Match.absent(),
  });
});

it('is made by its owner alone', () => {
  templateOfService('orders', 'production', {
    grants: [{ table: 'things', access: 'read', owner: 'payments' }],
  }).resourceCountIs(TABLE, 0);
});
