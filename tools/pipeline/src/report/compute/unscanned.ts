import type { Attention } from './attention-entry.ts';
import { dateOf, dayOf } from './calendar.ts';
import { placeOf, succeeded } from './service-history.ts';
import type { Timeline } from './spans.ts';

/** A scan of a running image is too old after this many hours. */
export const SCAN_HOURS = 48;
const HOUR_MS = 3_600_000;

/** A running image without a complete scan in the last two days. */
export function unscanned({ place, running, scan }: Timeline, now: number): Attention[] {
  if (running === undefined || (scan && now - scan.at <= SCAN_HOURS * HOUR_MS)) return [];
  const deployed = place.deployments.findLast((each) => succeeded(each) && each.image === running);
  return [
    {
      ...placeOf(place),
      kind: 'unscanned',
      what: scan
        ? `The image that runs has no complete scan since ${dateOf(dayOf(scan.at))}`
        : 'The image that runs was never scanned completely',
      day: dayOf(scan?.at ?? deployed?.at ?? now),
    },
  ];
}
