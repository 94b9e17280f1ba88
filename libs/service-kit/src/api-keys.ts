import { hash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { LOCAL } from './configuration.ts';

/** The key that the embedded AWS is seeded with. Everybody knows it, so it opens nothing but local runs. */
export const LOCAL_API_KEY = 'gatehouse-local';

const SHORTEST_KEY = 24;

export interface ApiKeys {
  /** What callers are to send. */
  current: string;
  /** What callers may still send while a rotation spreads. */
  previous?: string | undefined;
}

/** The secret that holds a service's API keys: `{"current": "...", "previous": "..."}`. */
export function apiKeysSchema(environment: string) {
  const key =
    environment === LOCAL
      ? z.string().min(1)
      : z.string().min(SHORTEST_KEY, `must have ${SHORTEST_KEY} characters or more`);
  return z.object({ current: key, previous: key.optional() });
}

/**
 * Makes the comparison of a presented key with the accepted ones. It takes the same time whatever
 * is presented: digests of equal length are compared, and always all of them.
 */
export function keyMatcher(keys: ApiKeys): (presented: string) => boolean {
  const accepted = [keys.current, keys.previous ?? keys.current].map(digest);
  return (presented) => {
    const given = digest(presented);
    let matches = 0;
    for (const key of accepted) matches |= Number(timingSafeEqual(given, key));
    return matches === 1;
  };
}

function digest(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
