import { grantedThing, ownGrants, type Thing } from '../ownership.ts';
import type { Grant, GrantKind } from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import { IDEMPOTENCY } from '../schema/table-grant.ts';
import { tableChanges } from './table-changes.ts';
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
