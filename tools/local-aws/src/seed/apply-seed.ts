import type { LocalDynamoDb } from '../dynamodb/local-dynamodb.ts';
import type { Lazy } from '../lazy.ts';
import type { ServiceError } from '../protocol/service-error.ts';
import type { LocalS3 } from '../s3/local-s3.ts';
import type { LocalSecrets } from '../secrets-manager/local-secrets.ts';
import type { Messaging } from '../messaging/messaging.ts';
import { createQueue } from './create-queue.ts';
import { createTableInput } from './create-table.ts';
import type { LocalPostgres } from '../postgres/local-postgres.ts';
import type { Seed, TableSeed } from './seed.ts';

export interface Seeded {
  readonly messaging: Messaging;
  readonly secrets: LocalSecrets;
  readonly s3: Lazy<LocalS3>;
  readonly dynamodb: Lazy<LocalDynamoDb>;
  readonly postgres: Lazy<LocalPostgres>;
}

/** Creates the resources of a seed that do not exist yet. */
export async function applySeed(
  { topics = [], queues = [], tables = [], buckets = [], databases = [], secrets = {} }: Seed,
  services: Seeded,
): Promise<void> {
  for (const [name, value] of Object.entries(secrets))
    if (!services.secrets.has(name)) services.secrets.put(name, value);
  for (const name of topics) services.messaging.sns.createTopic(name);
  for (const queue of queues) createQueue(services.messaging, queue);
  for (const bucket of buckets) (await services.s3()).seedBucket(bucket);
  if (databases.length > 0) await (await services.postgres()).create(databases);
  for (const table of tables) await createTable(await services.dynamodb(), table);
}

async function createTable(dynamodb: LocalDynamoDb, table: TableSeed): Promise<void> {
  const { name: TableName, ttl: AttributeName } = table;
  try {
    await dynamodb.call('CreateTable', createTableInput(table));
  } catch (error) {
    if ((error as ServiceError).code !== 'ResourceInUseException') throw error;
    return;
  }
  if (AttributeName !== undefined)
    await dynamodb.call('UpdateTimeToLive', {
      TableName,
      TimeToLiveSpecification: { AttributeName, Enabled: true },
    });
}
