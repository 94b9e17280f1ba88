import { Match } from 'aws-cdk-lib/assertions';
import { templateOfService } from './test/template-of-service.ts';

const TABLE = 'AWS::DynamoDB::Table';
const template = templateOfService('orders', 'production');

it('has the key and the indexes of the manifest, with each attribute once', () => {
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

it('has the defaults for what the manifest omits: the key "id", and no index', () => {
  const simple = templateOfService('orders', 'production', {
    grants: [{ table: 'things', access: 'read' }],
  });
  simple.hasResourceProperties(TABLE, {
    TableName: 'things',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: Match.absent(),
  });
});

it('DynamoDB.1: scales with demand', () => {
  template.hasResourceProperties(TABLE, { BillingMode: 'PAY_PER_REQUEST' });
});

it('DynamoDB.2: can be restored to any second of the recent weeks', () => {
  template.hasResourceProperties(TABLE, {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
});

it('DynamoDB.6: cannot be deleted in production, and is retained in all environments', () => {
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

it('is encrypted with the data key', () => {
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

  it('DynamoDB.2: expires its records, and does not restore them', () => {
    keys('production').hasResourceProperties(TABLE, {
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
  });

  it('DynamoDB.6: is deleted with its stack', () => {
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

it('is created by its owner only', () => {
  templateOfService('orders', 'production', {
    grants: [{ table: 'things', access: 'read', owner: 'payments' }],
  }).resourceCountIs(TABLE, 0);
});
