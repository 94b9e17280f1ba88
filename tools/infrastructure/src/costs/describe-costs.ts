import type { Estimate } from './estimate.ts';

/** In one line what a month costs; `gatehouse costs` has all of it. */
export function describeCosts({ groups, usd, unpriced }: Estimate): string {
  const parts = Object.entries(groups).map(([group, each]) => `${group} ${Math.round(each)}`);
  return [
    `about ${Math.round(usd)} USD a month (${parts.join(', ')}); "npx gatehouse costs" shows what for`,
    ...(unpriced.length > 0 ? [`without a price here: ${unpriced.join(', ')}`] : []),
  ].join('\n');
}
