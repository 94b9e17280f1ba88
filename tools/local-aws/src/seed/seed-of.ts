import type { Grant, Manifest } from '@gatehouse/service-manifest';
import { randomPassword } from '../secrets-manager/random-password.ts';
import type { Seed, TableSeed } from './seed.ts';

/** What a caller's `x-api-key` is on a developer's machine. Services refuse it anywhere else. */
const localApiKeys = { current: 'gatehouse-local' };

/**
 * All that services need: topics, tables and buckets that they are granted, and their secrets. A
 * secret that a manifest calls `apiKeys` gets the local API key, every other one
 * `{ "password": "<random>" }`.
 */
export function seedOf(manifests: readonly Manifest[]): Required<Seed> {
  const grants = manifests.flatMap(({ grants = [] }) => grants);
  const tables = new Map<string, TableSeed>();
  for (const table of grants.flatMap(tableOf))
    // Of two services that use a table, the one that owns it describes it.
    tables.set(table.name, { ...table, ...tables.get(table.name) });
  const secrets: Record<string, object> = {};
  for (const [key, name] of manifests.flatMap(({ secrets = {} }) => Object.entries(secrets)))
    if (key === 'apiKeys') secrets[name] = localApiKeys;
    else secrets[name] ??= { password: randomPassword({ types: ['lowercase', 'numbers'] }) };
  return {
    topics: unique(grants.flatMap((grant) => ('topic' in grant ? grant.topic : []))),
    buckets: unique(grants.flatMap((grant) => ('bucket' in grant ? grant.bucket : []))),
    tables: [...tables.values()],
    secrets,
  };
}

function tableOf(grant: Grant): TableSeed[] {
  if (!('table' in grant)) return [];
  const { table, key, indexes } = grant;
  return [{ name: table, ...(key && { key }), ...(indexes && { indexes }) } as TableSeed];
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
