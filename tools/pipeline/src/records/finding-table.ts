import * as z from 'zod';
import { SEVERITIES } from '../gate/model/severity.ts';
import type { Action } from '../gate/model/verdict.ts';

/** Records contain the index of an action here: never change the order. */
export const ACTIONS: readonly Action[] = ['block', 'warn', 'count', 'except', 'grace'];
export const FLAGS = [
  'fixable',
  'outsideBundle',
  'exploited',
  'notAffected',
  'ratedDifferently',
] as const;
export const UNKNOWN = -1;

/** Columns of a hundred thousand records a year: validated without a schema for each value. */
const column = <T>(isValid: (value: unknown) => boolean) =>
  z.custom<T[]>((all) => Array.isArray(all) && all.every(isValid), { error: 'must be a column' });
const numbers = column<number>((value) => Number.isInteger(value) && (value as number) >= UNKNOWN);
const names = column<string>(
  (value) => typeof value === 'string' && value.length > 0 && value.length <= 140,
);

/**
 * Findings by column: equal values are adjacent, so that 200 findings compress to 2 kB. The columns have equal lengths;
 * `packages` are the names that `package` points to.
 */
export const findingTable = z
  .strictObject({
    id: names,
    packages: names,
    package: numbers,
    severity: numbers,
    action: numbers,
    flags: numbers,
    seenBy: numbers,
    firstSeen: numbers,
  })
  .superRefine(({ packages, ...columns }, context) => {
    const { length } = columns.id;
    const problem = (message: string) => context.addIssue({ code: 'custom', message });
    if (Object.values(columns).some((column) => column.length !== length))
      problem('must have columns of the same length');
    const within = (column: readonly number[], end: number) =>
      column.every((at) => at >= 0 && at < end);
    if (
      !within(columns.package, packages.length) ||
      !within(columns.severity, SEVERITIES.length) ||
      !within(columns.action, ACTIONS.length)
    )
      problem('must point to a package, a severity and an action that there are');
  });
export type FindingTable = z.infer<typeof findingTable>;

const checked = new WeakSet<object>();
/** A table that many records share: {@link checkTable} has validated it once for all. */
export const checkedTable = z.custom<FindingTable>(
  (table) => typeof table === 'object' && table !== null && checked.has(table),
);

/** @returns the table, for {@link checkedTable}; undefined if it is invalid */
export function checkTable(table: object): FindingTable | undefined {
  const { data } = findingTable.safeParse(table);
  if (data) checked.add(data);
  return data;
}
