import type { Attention } from './attention-entry.ts';
import { dateOf, dayOf } from './calendar.ts';
import { placeOf, type ServiceHistory } from './service-history.ts';

/** An exception is listed this many days before its end. */
const EXPIRES_WITHIN = 14;

/** Exceptions that the last gate or re-scan used, and that end soon or have ended. */
export function expiring(place: ServiceHistory, now: number): Attention[] {
  const last = place.gates.findLast(({ outcome }) => outcome !== 'undecided');
  return (last?.exceptions ?? [])
    .filter(({ expires }) => dayOf(expires) - dayOf(now) <= EXPIRES_WITHIN)
    .map(({ vulnerability, owner, expires, file }) => ({
      ...placeOf(place),
      kind: 'exception-expires' as const,
      what: `The exception for ${vulnerability} ${expires <= now ? 'expired' : 'expires'} on ${dateOf(dayOf(expires))} (${owner}, ${file})`,
      day: dayOf(expires),
    }));
}
