import { limits } from './limits.ts';
import { withBudget, writeFields } from './json-value.ts';
import { copyFields } from './record.ts';

/** Fields that a child logger adds to each of its lines. */
export interface BoundFields {
  readonly fields: object;
  /** The same as JSON members, with a leading comma. */
  readonly json: string;
}

/** The fields as JSON members with a leading comma, ready to follow another member. */
export function bindFields(fields: object): BoundFields {
  return { fields, json: withBudget(() => writeMembers(fields), limits.bound) };
}

/** Fields as JSON members with a leading comma, after those that are bound. */
export function writeMembers(fields: object, bound?: BoundFields): string {
  if (bound !== undefined && overlap(fields, bound.fields)) {
    return writeMembers({ ...bound.fields, ...copyFields(fields) });
  }
  const own = writeFields(fields, true);
  const before = bound === undefined ? '' : bound.json;
  return own === '' ? before : `${before},${own}`;
}

function overlap(fields: object, bound: object): boolean {
  for (const key of Object.keys(bound)) if (Object.hasOwn(fields, key)) return true;
  return false;
}
