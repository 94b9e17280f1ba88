import type { CostItem } from '@gatehouse/service-manifest';

/** A stack and its monthly costs in USD. */
export interface StackCost {
  readonly stack: string;
  /** An environment, `registry` or `account`. */
  readonly group: string;
  readonly service?: string;
  readonly usd: number;
  readonly items: readonly CostItem[];
}

export interface Estimate {
  readonly version: 1;
  readonly currency: 'USD';
  readonly prices: { readonly region: string; readonly date: string };
  readonly requestsPerDay: Readonly<Record<string, number>>;
  readonly stacks: readonly StackCost[];
  /** Sums by environment, `registry` and `account`. */
  readonly groups: Readonly<Record<string, number>>;
  readonly usd: number;
  /** Kinds of resources without a known price, which the sums omit. */
  readonly unpriced: readonly string[];
}
