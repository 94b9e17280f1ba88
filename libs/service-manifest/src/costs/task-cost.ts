import type { ResolvedSettings } from '../resolve.ts';
import { PRICES } from './prices.ts';

const WEEKS_PER_MONTH = PRICES.hoursPerMonth / (24 * 7);

/** Of each month, the hours in which tasks run. */
export function taskHours({ hours }: ResolvedSettings['tasks']): number {
  if (hours === undefined) return PRICES.hoursPerMonth;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const daily = (minutes(hours.to) - minutes(hours.from)) / 60;
  return daily * (hours.days === 'MON-SUN' ? 7 : 5) * WEEKS_PER_MONTH;
}

/** What one task costs a month in USD, by its size, processor and capacity. */
export function taskCost(
  { size, tasks, capacity, ephemeralStorage = 20 }: ResolvedSettings,
  architecture: 'X86_64' | 'ARM64',
  onSpot = capacity === 'spot',
): number {
  const { fargate } = PRICES;
  const { vcpuHour, gbHour } = fargate[architecture];
  const compute = (size.cpu / 1_024) * vcpuHour + (size.memory / 1_024) * gbHour;
  const storage = (ephemeralStorage - 20) * fargate.ephemeralGbHour;
  return taskHours(tasks) * (compute * (onSpot ? fargate.spotShare : 1) + storage);
}
