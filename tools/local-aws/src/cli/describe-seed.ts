import type { Seed } from '../seed/seed.ts';

/** The names of the seeded resources: `topics a, b secrets c`. Never contains a value. */
export function describeSeed({
  topics = [],
  queues = [],
  tables = [],
  buckets = [],
  databases = [],
  secrets = {},
}: Seed): string {
  const kinds = {
    topics,
    queues: queues.map(({ name }) => name),
    tables: tables.map(({ name }) => name),
    buckets,
    databases,
    secrets: Object.keys(secrets),
  };
  return Object.entries(kinds)
    .filter(([, names]) => names.length > 0)
    .map(([kind, names]) => `${kind} ${names.join(', ')}`)
    .join('  ');
}
