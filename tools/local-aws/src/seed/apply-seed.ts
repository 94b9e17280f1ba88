import { waitForTable } from './wait-for-table.ts';
import type { LocalSecrets } from '../secrets-manager/local-secrets.ts';
import type { InternalCalls } from '../services/internal-calls.ts';
import { createTableInput } from './create-table.ts';
import type { Seed } from './seed.ts';

/** Creates what the seed names and does not exist yet. */
export async function applySeed(
  { topics = [], tables = [], buckets = [], secrets = {} }: Seed,
  calls: InternalCalls,
  store: LocalSecrets,
): Promise<void> {
  for (const [name, value] of Object.entries(secrets)) if (!store.has(name)) store.put(name, value);
  for (const Name of topics) await calls.sns('CreateTopic', { Name });
  for (const bucket of buckets) await calls.s3('PUT', `/${encodeURIComponent(bucket)}`);
  for (const table of tables) {
    await calls.dynamodb('CreateTable', createTableInput(table), 'ResourceInUseException');
    await waitForTable(calls, table.name);
  }
}
