import type { Limit } from './limits.ts';

/** How a quota is used as services come. */
export interface LimitRow {
  readonly what: string;
  readonly limit: number;
  readonly raised: boolean;
  /** What one more service uses, where AWS counts it. */
  readonly each: number;
  /** Services with which the quota is used up. `Infinity` where they do not matter. */
  readonly ends: number;
}

/**
 * What a quota allows, from what some services and one more use; pure.
 * @param some Of this many services
 * @param more Of one service more
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
