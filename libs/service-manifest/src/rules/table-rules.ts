import type { DocumentProblem } from '../source/source.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** Keys and indexes that DynamoDB would reject, but only at deployment. */
export function tableFindings({ grants = [] }: Manifest): DocumentProblem[] {
  return grants.flatMap((grant, at) => {
    if (!('table' in grant)) return [];
    const { key, indexes = [] } = grant;
    const path = ['grants', at];
    return [
      ...sameAttribute(key, [...path, 'key']),
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

function sameAttribute(
  key: { partition: string; sort?: string | undefined } | undefined,
  path: DocumentProblem['path'],
): DocumentProblem[] {
  if (key?.sort === undefined || key.sort !== key.partition) return [];
  const message = `"${key.sort}" is already the partition key; the sort key must be another attribute`;
  return [{ path: [...path, 'sort'], message }];
}
