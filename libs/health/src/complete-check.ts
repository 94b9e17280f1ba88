import type { Check } from './check.ts';
import { milliseconds } from './milliseconds.ts';
import type { ResolvedHealthOptions } from './options.ts';

/**
 * A check with the times of the health where it has none of its own.
 * @throws {RangeError} for a time that is none
 */
export function completeCheck(
  { name, run, critical = false, ...times }: Check,
  defaults: Pick<ResolvedHealthOptions, 'timeoutMs' | 'intervalMs'>,
): Required<Check> {
  const { timeoutMs = defaults.timeoutMs, intervalMs = defaults.intervalMs } = times;
  return {
    name,
    run,
    critical,
    timeoutMs: milliseconds(`timeoutMs of ${name}`, timeoutMs),
    intervalMs: milliseconds(`intervalMs of ${name}`, intervalMs),
  };
}
