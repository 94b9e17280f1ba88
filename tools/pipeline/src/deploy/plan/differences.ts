import { isDeepStrictEqual } from 'node:util';
import { canonical, isEmpty, type Canonical } from './canonical.ts';

/** One thing that is not as it is wanted. */
export interface Difference {
  /** Names of properties and of elements, from the outside in. */
  readonly path: readonly string[];
  /** What is there now, and what is to be there; undefined is nothing. */
  readonly from: Canonical;
  readonly to: Canonical;
}

/**
 * Where what is there differs from what is wanted; elements of lists are told apart by their names.
 * @param extra Whether a property that is there but was not asked for is a difference (`matters`), or
 * AWS's own business (`ignored`). An element of a list always is a difference.
 */
export function differences(
  actual: unknown,
  wanted: unknown,
  extra: 'matters' | 'ignored',
): Difference[] {
  return compare(canonical(actual), canonical(wanted), []);

  function compare(from: Canonical, to: Canonical, path: readonly string[]): Difference[] {
    if (to instanceof Map && (from === undefined || from instanceof Map)) {
      const before = from ?? new Map<string, Canonical>();
      return [...new Set([...before.keys(), ...to.keys()])].flatMap((key) =>
        compare(before.get(key), to.get(key) as Canonical, [...path, key]),
      );
    }
    if (isRecord(to) && (from === undefined || isRecord(from))) {
      const before = from ?? {};
      const all = extra === 'matters' ? { ...before, ...to } : to;
      return Object.keys(all).flatMap((key) => compare(before[key], to[key], [...path, key]));
    }
    const same = isDeepStrictEqual(from, to) || (isEmpty(from) && isEmpty(to));
    return same ? [] : [{ path, from, to }];
  }
}

const isRecord = (value: Canonical): value is Readonly<Record<string, Canonical>> =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map);
