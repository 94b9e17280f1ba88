import type { CostItem } from '@gatehouse/service-manifest';

/** Groups items of the same kind, the most expensive first. */
export function summed(items: readonly CostItem[]): CostItem[] {
  const sums = new Map<string, CostItem>();
  for (const { item, amount, usd } of items) {
    const before = sums.get(item) ?? { item, amount: 0, usd: 0 };
    sums.set(item, { item, amount: before.amount + amount, usd: before.usd + usd });
  }
  return [...sums.values()]
    .map(({ item, amount, usd }) => ({ item, amount: round(amount), usd: round(usd) }))
    .sort((one, other) => other.usd - one.usd || (one.item < other.item ? -1 : 1));
}

/** The sum of the items, in USD. */
export const total = (parts: readonly { usd: number }[]): number =>
  round(parts.reduce((sum, { usd }) => sum + usd, 0));
const round = (number: number): number => Math.round(number * 100) / 100;
