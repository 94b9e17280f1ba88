import { DEFAULT_KEY, type TableGrant } from '../schema/table-grant.ts';
import type { ServiceChange } from './unsafe-change.ts';

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const shape = ({ partition, sort }: { partition: string; sort?: string | undefined }) => [
  partition,
  sort ?? null,
];

/** Changes of one table that DynamoDB or CloudFormation refuses. */
export function tableChanges(before: TableGrant, after: TableGrant): ServiceChange[] {
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
