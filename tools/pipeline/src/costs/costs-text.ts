import type { CostDifference } from './compare-costs.ts';
import type { Costs } from './read-costs.ts';

const usd = (amount: number) => amount.toFixed(2);
const signed = (amount: number) => `${amount >= 0 ? '+' : ''}${usd(amount)}`;

/** By environment, then stack, with the items of each. */
export function costsText(costs: Costs, only?: string): string {
  const width = Math.max(...costs.stacks.map(({ stack }) => stack.length));
  const groups = Object.entries(costs.groups).filter(
    ([group]) => only === undefined || group === only,
  );
  const lines = groups.flatMap(([group, sum]) => [
    `${group}: ${usd(sum)} USD a month${costs.requestsPerDay[group] === undefined ? '' : ` with ${costs.requestsPerDay[group]} requests a day`}`,
    ...costs.stacks
      .filter((stack) => stack.group === group)
      .map(({ stack, usd: each, items }) =>
        `  ${stack.padEnd(width)} ${usd(each).padStart(8)}  ${items
          .slice(0, 4)
          .map((item) => `${item.item} ${usd(item.usd)}`)
          .join(', ')}`.trimEnd(),
      ),
  ]);
  return [
    ...lines,
    ...(only === undefined ? [`sum: ${usd(costs.usd)} USD a month`] : []),
    ...notes(costs),
    '',
  ].join('\n');
}

const notes = ({ prices, unpriced }: Costs): string[] => [
  `Estimated from list prices of ${prices.region}, ${prices.date}, before taxes, discounts and free tiers.`,
  ...(unpriced.length > 0 ? [`Without a price, and not in the sums: ${unpriced.join(', ')}`] : []),
];

/** The cost of a change: one line for each stack that differs. */
export function differenceText({ stacks, usd: sum, before, after }: CostDifference): string {
  if (stacks.length === 0) return `costs do not change: ${usd(after)} USD a month\n`;
  const lines = stacks.map(
    ({ stack, usd: each, items }) =>
      `  ${stack}: ${signed(each)} (${items.map((item) => `${item.item} ${signed(item.usd)}`).join(', ')})`,
  );
  return [`${signed(sum)} USD a month: ${usd(before)} to ${usd(after)}`, ...lines, ''].join('\n');
}

/** The same as Markdown, for a job summary or a comment. */
export function differenceMarkdown({ stacks, usd: sum, before, after }: CostDifference): string {
  if (stacks.length === 0) return `Costs do not change: about ${usd(after)} USD a month.\n`;
  return [
    `**${signed(sum)} USD a month**, from about ${usd(before)} to ${usd(after)}.`,
    '',
    '| stack | USD a month | what for |',
    '| --- | ---: | --- |',
    ...stacks.map(
      ({ stack, usd: each, items }) =>
        `| ${stack} | ${signed(each)} | ${items.map((item) => `${item.item} ${signed(item.usd)}`).join(', ')} |`,
    ),
    '',
  ].join('\n');
}
