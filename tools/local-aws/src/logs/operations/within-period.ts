import type { LogEvent } from '../log-store.ts';

/** Whether an event is in the period; its end is exclusive. */
export const withinPeriod =
  ({
    startTime = 0,
    endTime = Infinity,
  }: {
    startTime?: number | undefined;
    endTime?: number | undefined;
  }) =>
  ({ timestamp }: LogEvent): boolean =>
    timestamp >= startTime && timestamp < endTime;
