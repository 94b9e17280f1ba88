import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import {
  DEFAULT_KEY,
  IDEMPOTENCY,
  type Environment,
  type ServiceModel,
  type TableGrant,
} from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

type Key = NonNullable<TableGrant['key']>;

/** A table that belongs to a service, with the keys and indexes of its manifest; all key attributes are strings. */
export class OwnedTable extends Construct {
  constructor(
    scope: Construct,
    { deletionProtection }: Environment,
    { names, shared }: ServiceModel,
    { table, access, key = DEFAULT_KEY, indexes = [], ttl }: TableGrant,
  ) {
    super(scope, `table-${table}`);
    const attributes = new Set(
      [key, ...indexes].flatMap(({ partition, sort = partition }) => [partition, sort]),
    );
    // Records expire within a day and must not be restored: after a restore, they would be outdated.
    const passing = access === IDEMPOTENCY;
    const expiry = passing ? 'expires' : ttl;
    const resource = new CfnTable(this, 'Table', {
      tableName: names.table(table),
      billingMode: 'PAY_PER_REQUEST',
      attributeDefinitions: [...attributes].map((attributeName) => ({
        attributeName,
        attributeType: 'S',
      })),
      keySchema: keySchema(key),
      ...(indexes.length > 0 && {
        globalSecondaryIndexes: indexes.map((index) => ({
          indexName: index.name,
          keySchema: keySchema(index),
          projection: { projectionType: 'ALL' },
        })),
      }),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: !passing },
      ...(expiry !== undefined && {
        timeToLiveSpecification: { attributeName: expiry, enabled: true },
      }),
      sseSpecification: {
        sseEnabled: true,
        sseType: 'KMS',
        kmsMasterKeyId: read(this, shared.parameter('data-key-arn')),
      },
      deletionProtectionEnabled: deletionProtection && !passing,
    });
    resource.applyRemovalPolicy(
      passing ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    );
    if (passing)
      Validations.of(resource).acknowledge({
        id: 'AwsSolutions-DDB3',
        reason: 'Records of idempotency keys expire within a day; restored, they would be wrong',
      });
  }
}

const keySchema = ({ partition, sort }: Key) => [
  { attributeName: partition, keyType: 'HASH' },
  ...(sort === undefined ? [] : [{ attributeName: sort, keyType: 'RANGE' }]),
];
