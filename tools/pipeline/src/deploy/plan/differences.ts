import { isDeepStrictEqual } from 'node:util';
import { canonical, isEmpty, type Canonical } from './canonical.ts';

/** One difference from the target. */
export interface Difference {
  /** Names of properties and elements, outermost first. */
  readonly path: readonly string[];
  /** The current value and the target value; undefined if there is none. */
  readonly from: Canonical;
  readonly to: Canonical;
}

/**
 * Differences between the current document and the target; elements of lists are identified by
 * their names.
 * @param extra Whether a property that exists but is not in the target is a difference (`matters`)
 * or added by AWS (`ignored`). An extra element of a list is always a difference.
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
