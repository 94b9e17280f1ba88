import { compareVersions } from './compare-versions.ts';
import { isSo, type Match } from './match.ts';

/** A set of versions. */
export interface VersionRange {
  /** The ecosystem that it is written for; undefined: that of the compared package. */
  readonly scheme: string | undefined;
  readonly constraints: readonly Constraint[];
}

export interface Constraint {
  readonly comparator: '=' | '!=' | '<' | '<=' | '>' | '>=' | '*';
  readonly version: string;
}

/** Package types whose versions a scheme describes, if they differ from its name. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  alpine: ['apk'],
  semver: ['cargo', 'golang', 'hex', 'npm'],
};

/** Whether a version is in a range; "maybe" if its order is unknown. */
export function includes(
  { scheme, constraints }: VersionRange,
  type: string | undefined,
  version: string,
): Match {
  if (scheme !== undefined && type !== undefined && !(TYPES[scheme] ?? [scheme]).includes(type))
    return 'no';
  const unknown = scheme !== undefined && type === undefined;
  if (version === '') return 'maybe';
  const order = (other: string) =>
    version === other ? 0 : compareVersions(scheme ?? type, version, other);
  const answer = contains(constraints, order);
  return unknown && answer === 'yes' ? 'maybe' : answer;
}

/** The steps of VERS: https://github.com/package-url/vers-spec (checking if a version is contained within a range) */
function contains(
  constraints: readonly Constraint[],
  order: (version: string) => number | undefined,
): Match {
  if (constraints[0]?.comparator === '*') return 'yes';
  for (const { comparator, version } of constraints)
    if (order(version) === 0)
      return isSo(comparator === '=' || (comparator.length === 2 && comparator !== '!='));
  const bounds = constraints.filter(({ comparator }) => /[<>]/.test(comparator));
  const orders = bounds.map(({ version }) => order(version));
  // A version that is not one of the exact ones is out of range, regardless of its order.
  if (bounds.length === 0) return isSo(constraints.every(({ comparator }) => comparator === '!='));
  if (orders.includes(undefined)) return 'maybe';
  const above = bounds.findLastIndex((_, at) => (orders[at] as number) > 0);
  const [lower, upper] = [bounds[above], bounds[above + 1]];
  return isSo(
    lower !== undefined
      ? lower.comparator.startsWith('>')
      : upper?.comparator.startsWith('<') === true,
  );
}
