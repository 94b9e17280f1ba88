import type { Costs } from './read-costs.ts';

export interface CostDifference {
  readonly before: number;
  readonly after: number;
  readonly usd: number;
  /** Stacks with differences, largest first. */
  readonly stacks: readonly {
    readonly stack: string;
    readonly usd: number;
    readonly items: readonly { readonly item: string; readonly usd: number }[];
  }[];
}

/** The difference between two estimates; pure. Less than a cent is ignored. */
export function compareCosts(before: Costs, after: Costs): CostDifference {
  const names = [...new Set([...before.stacks, ...after.stacks].map(({ stack }) => stack))];
  const stacks = names.flatMap((stack) => {
    const [was, is] = [before, after].map((costs) =>
      costs.stacks.find((each) => each.stack === stack),
    );
    const items = differences(was?.items ?? [], is?.items ?? []);
    return items.length === 0 ? [] : [{ stack, usd: sum(items), items }];
  });
  return {
    before: before.usd,
    after: after.usd,
    usd: cents(after.usd - before.usd),
    stacks: stacks.sort((one, other) => Math.abs(other.usd) - Math.abs(one.usd)),
  };
}

interface Priced {
  readonly item: string;
  readonly usd: number;
}

function differences(before: readonly Priced[], after: readonly Priced[]): Priced[] {
  const names = [...new Set([...before, ...after].map(({ item }) => item))];
  const of = (items: readonly Priced[], name: string) =>
    items.find(({ item }) => item === name)?.usd ?? 0;
  return names
    .map((item) => ({ item, usd: cents(of(after, item) - of(before, item)) }))
    .filter(({ usd }) => usd !== 0);
}

const sum = (items: readonly Priced[]): number =>
  cents(items.reduce((total, { usd }) => total + usd, 0));
const cents = (amount: number): number => Math.round(amount * 100) / 100;
