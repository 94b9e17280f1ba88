import { ownGrants, QUEUE_DEFAULTS, type Manifest } from '@gatehouse/service-manifest';
import { randomPassword } from '../secrets-manager/random-password.ts';
import type { QueueSeed, Seed, TableSeed } from './seed.ts';

/** The `x-api-key` of callers on a developer's machine. Services refuse it anywhere else. */
const localApiKeys = { current: 'gatehouse-local' };

/**
 * The resources that services need: granted topics, queues, tables, buckets and databases, and their secrets. A secret
 * that a manifest calls `apiKeys` gets the local API key, every other one `{ "password": "<random>" }`.
 * @param owners The owners of the granted resources, which describe the tables. Default: the services themselves
 */
export function seedOf(
  manifests: readonly Manifest[],
  owners: readonly Manifest[] = manifests,
): Required<Seed> {
  const grants = manifests.flatMap(({ grants = [] }) => grants);
  const tables = unique(grants.flatMap((grant) => ('table' in grant ? grant.table : [])));
  const queues = unique(grants.flatMap((grant) => ('queue' in grant ? grant.queue : []))).map(
    (name) => queueOf(name, owners),
  );
  const secrets: Record<string, object> = {};
  for (const [key, name] of manifests.flatMap(({ secrets = {} }) => Object.entries(secrets)))
    if (key === 'apiKeys') secrets[name] = localApiKeys;
    else secrets[name] ??= { password: randomPassword({ types: ['lowercase', 'numbers'] }) };
  return {
    topics: unique([
      ...grants.flatMap((grant) => ('topic' in grant ? grant.topic : [])),
      ...queues.flatMap(({ topics = [] }) => topics),
    ]),
    queues,
    databases: unique(grants.flatMap((grant) => ('database' in grant ? grant.database : []))),
    buckets: unique(grants.flatMap((grant) => ('bucket' in grant ? grant.bucket : []))),
    tables: tables.map((name) => tableOf(name, owners)),
    secrets,
  };
}

/** A table, as its owner describes it. */
function tableOf(name: string, owners: readonly Manifest[]): TableSeed {
  const own = owners.flatMap(ownGrants).filter((grant) => 'table' in grant);
  const { key, indexes, ttl } = own.find(({ table }) => table === name) ?? {};
  return {
    name,
    ...(key && { key }),
    ...(indexes && { indexes }),
    ...(ttl && { ttl }),
  } as TableSeed;
}

/** A queue, as its owner describes it. */
function queueOf(name: string, owners: readonly Manifest[]): QueueSeed {
  const own = owners.flatMap(ownGrants).filter((grant) => 'queue' in grant);
  const { visibility, attempts, topics } = {
    ...QUEUE_DEFAULTS,
    ...own.find(({ queue }) => queue === name),
  };
  return { name, visibility, attempts, ...(topics && { topics }) } as QueueSeed;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
