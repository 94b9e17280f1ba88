import type { Estimate } from './stack-cost.ts';

/** The monthly costs in one line; `gatehouse costs` prints all details. */
export function describeCosts({ groups, usd, unpriced }: Estimate): string {
  const parts = Object.entries(groups).map(([group, each]) => `${group} ${Math.round(each)}`);
  return [
    `about ${Math.round(usd)} USD a month (${parts.join(', ')}); "npx gatehouse costs" lists the items`,
    ...(unpriced.length > 0 ? [`without a known price: ${unpriced.join(', ')}`] : []),
  ].join('\n');
}
