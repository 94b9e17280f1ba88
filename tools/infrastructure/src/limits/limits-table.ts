import type { Limit } from './quota.ts';

/** How the use of a quota grows with the number of services. */
export interface LimitRow {
  readonly what: string;
  readonly limit: number;
  readonly raised: boolean;
  /** What each additional service uses. */
  readonly each: number;
  /** Number of services that exhausts the quota; `Infinity` if it does not depend on them. */
  readonly ends: number;
}

/**
 * Extrapolates the use of each quota from the use with some services and with one more; pure.
 * @param some Use with this many services
 * @param more Use with one more service
 */
export function limitRows(
  services: number,
  some: readonly Limit[],
  more: readonly Limit[],
): LimitRow[] {
  return more.map(({ what, limit, raised, used }) => {
    const before = some.find((other) => other.what === what)?.used ?? 0;
    const each = used - before;
    return {
      what,
      limit,
      raised,
      each,
      ends: each > 0 ? services + Math.floor((limit - before) / each) : Infinity,
    };
  });
}
