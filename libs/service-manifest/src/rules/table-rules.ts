import { DEFAULT_KEY, type Key } from '../schema/table-grant.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** Keys and indexes that DynamoDB would reject, but only at deployment. */
export function tableFindings({ grants = [] }: Manifest): DocumentProblem[] {
  return grants.flatMap((grant, at) => {
    if (!('table' in grant)) return [];
    const { key = DEFAULT_KEY, indexes = [], ttl } = grant;
    const path = ['grants', at];
    return [
      ...sameAttribute(key, [...path, 'key']),
      ...expiringKey([key, ...indexes], ttl, [...path, 'ttl']),
      ...indexes.flatMap((index, position) => [
        ...sameName(indexes, position, [...path, 'indexes', position]),
        ...sameAttribute(index, [...path, 'indexes', position]),
      ]),
    ];
  });
}

function sameName(indexes: readonly { name: string }[], at: number, path: DocumentProblem['path']) {
  const { name } = indexes[at]!;
  const before = indexes.findIndex((index) => index.name === name);
  if (before === at) return [];
  const message = `"${name}" is already the name of indexes[${before}]`;
  return [{ path: [...path, 'name'], message }];
}

/** Key attributes are strings, and DynamoDB ignores a time that is no number. */
function expiringKey(
  keys: readonly Key[],
  ttl: string | undefined,
  path: DocumentProblem['path'],
): DocumentProblem[] {
  if (ttl === undefined || !keys.some(({ partition, sort }) => ttl === partition || ttl === sort))
    return [];
  const message = `"${ttl}" is an attribute of a key, and so a string; the time must be a number, in another attribute`;
  return [{ path, message }];
}

function sameAttribute(key: Key, path: DocumentProblem['path']): DocumentProblem[] {
  if (key.sort === undefined || key.sort !== key.partition) return [];
  const message = `"${key.sort}" is already the partition key; the sort key must be another attribute`;
  return [{ path: [...path, 'sort'], message }];
}
