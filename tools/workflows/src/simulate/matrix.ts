import { combinations } from '../rules/combinations.ts';

const MOST = 256;

/**
 * Rows of a matrix after evaluation; one empty row without a matrix.
 * @throws as GitHub does, for an empty matrix and one of more than 256 jobs
 */
export function combinationsOf(matrix: unknown): Readonly<Record<string, unknown>>[] {
  if (matrix === undefined) return [{}];
  const { include = [], ...lists } = matrix as Record<string, readonly unknown[]> & {
    include?: readonly Record<string, unknown>[];
  };
  const names = Object.keys(lists);
  const product = names.length === 0 ? [] : combinations(names.map((name) => lists[name]!));
  const rows = [
    ...product.map((values) => Object.fromEntries(names.map((name, at) => [name, values[at]]))),
    ...include,
  ];
  if (rows.length === 0) throw new Error('Matrix must define at least one vector');
  if (rows.length > MOST) throw new Error(`Matrix has ${rows.length} jobs, of ${MOST} at the most`);
  return rows;
}
