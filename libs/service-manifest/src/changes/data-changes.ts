import { grantedThing, ownGrants, type Thing } from '../ownership.ts';
import {
  DEFAULT_KEY,
  IDEMPOTENCY,
  type Grant,
  type GrantKind,
  type TableGrant,
} from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { ServiceChange } from './unsafe-change.ts';

/** Data that outlives its stack: records of idempotency keys and topics go with it. */
export const retained = (manifest: Manifest): Grant[] =>
  ownGrants(manifest).filter((grant) => !('topic' in grant) && grant.access !== IDEMPOTENCY);

/** Changes of the tables, buckets, queues and volumes that a service owns. */
export function dataChanges(before: Manifest, after: Manifest): ServiceChange[] {
  const was = new Map(retained(before).map((grant) => [keyOf(grant), grant]));
  const is = new Map(retained(after).map((grant) => [keyOf(grant), grant]));
  const gone = [...was].filter(([key]) => !is.has(key)).map(([, grant]) => grantedThing(grant));
  const come = [...is].filter(([key]) => !was.has(key)).map(([, grant]) => grantedThing(grant));
  return [
    ...renamed(gone, come),
    ...[...is].flatMap(([key, grant]) => {
      const earlier = was.get(key);
      return earlier && 'table' in earlier && 'table' in grant ? tableChanges(earlier, grant) : [];
    }),
  ];
}

const keyOf = (grant: Grant): string => {
  const { kind, name } = grantedThing(grant);
  return `${kind} ${name}`;
};

/** One goes and one comes of the same kind: the new one is empty. */
const renamed = (gone: readonly Thing[], come: readonly Thing[]): ServiceChange[] =>
  gone.flatMap(({ kind, name }) => {
    const next = come.find((each) => each.kind === kind);
    if (next === undefined) return kind === 'volume' ? [removedVolume(name)] : [];
    return [
      {
        what: `${kind} ${name}`,
        message: `the ${kind} "${name}" becomes "${next.name}": AWS renames none, so the new one is empty and the ${CONTENTS[kind] ?? 'data'} stay in the old one`,
        steps: kind === 'queue' ? movedQueue(name, next.name) : movedData(name, next.name),
      },
    ];
  });

const CONTENTS: Partial<Record<GrantKind, string>> = { queue: 'messages', volume: 'files' };

/** Unlike a table, it comes back under its name only as long as the file system has other volumes. */
const removedVolume = (name: string): ServiceChange => ({
  what: `volume ${name}`,
  message: `the volume "${name}" is removed: its files are retained in AWS, where no task reaches them, and a volume that is granted later is empty`,
  steps: [
    'copy the files that are needed to a bucket, by a release of the service',
    `remove "${name}" in a second pull request, and accept the change there`,
  ],
});

const movedData = (name: string, next: string) => [
  `grant "${next}" beside "${name}", and copy the data or write to both`,
  `remove "${name}" in a second pull request; its data are retained in AWS`,
];

const movedQueue = (name: string, next: string) => [
  `grant "${next}" beside "${name}", send to the new one and receive from both`,
  `remove "${name}" in a second pull request, when it and its dead letters are empty`,
];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const shape = ({ partition, sort }: { partition: string; sort?: string | undefined }) => [
  partition,
  sort ?? null,
];

function tableChanges(before: TableGrant, after: TableGrant): ServiceChange[] {
  const { table } = after;
  const what = `table ${table}`;
  const [wasKey, isKey] = [before, after].map(({ key = DEFAULT_KEY }) => shape(key));
  if (!same(wasKey, isKey))
    return [
      {
        what,
        message: `the key of table "${table}" changes: AWS would replace the table, which has a name and is retained, so the deployment of the stack fails`,
        steps: [
          'grant a table with another name and the new key, and copy the data',
          `remove "${table}" in a second pull request`,
        ],
      },
    ];
  if (before.ttl !== undefined && after.ttl !== undefined && before.ttl !== after.ttl)
    return [
      {
        what,
        message: `the attribute by which items of table "${table}" expire changes from "${before.ttl}" to "${after.ttl}": DynamoDB takes another one only where none is set`,
        steps: [
          'remove "ttl", and deploy the infrastructure everywhere',
          `add "ttl": "${after.ttl}" in a second pull request, an hour later or more`,
        ],
      },
    ];
  const [was, is] = [before, after].map(
    ({ indexes = [] }) => new Map(indexes.map((index) => [index.name, shape(index)])),
  ) as [Map<string, unknown>, Map<string, unknown>];
  const changed = [...is].filter(([name, each]) => was.has(name) && !same(was.get(name), each));
  if (changed.length > 0)
    return [
      {
        what,
        message: `the index "${changed[0]![0]}" of table "${table}" changes its key: AWS changes no index`,
        steps: [
          'add an index with another name and the new key, and query that one',
          `remove "${changed[0]![0]}" in a second pull request`,
        ],
      },
    ];
  const added = [...is.keys()].filter((name) => !was.has(name));
  const removed = [...was.keys()].filter((name) => !is.has(name));
  if (added.length + removed.length <= 1) return [];
  const each = [
    ...added.map((name) => `add "${name}"`),
    ...removed.map((name) => `remove "${name}"`),
  ];
  return [
    {
      what,
      message: `table "${table}" gets or loses ${each.length} indexes at once: DynamoDB creates or deletes one at a time`,
      steps: each.map((one, at) => `${one}${at === 0 ? '' : ', in a pull request of its own'}`),
    },
  ];
}
