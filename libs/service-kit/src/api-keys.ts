import { hash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { LOCAL } from './environment.ts';

/** The key that the embedded AWS is seeded with. Everybody knows it, so it opens nothing but local runs. */
export const LOCAL_API_KEY = 'gatehouse-local';

const SHORTEST_KEY = 24;

export interface ApiKeys {
  /** What callers are to send. */
  readonly current: string;
  /** What callers may still send while a rotation spreads. */
  readonly previous?: string | undefined;
}

/** Which of the keys a caller sent. */
export type KeyLabel = keyof ApiKeys;

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
 * is presented: digests of equal length are compared, and always both of them.
 */
export function keyMatcher(keys: ApiKeys): (presented: string) => KeyLabel | undefined {
  const current = digest(keys.current);
  const previous = digest(keys.previous ?? keys.current);
  return (presented) => {
    const given = digest(presented);
    const isCurrent = timingSafeEqual(given, current);
    const isPrevious = timingSafeEqual(given, previous);
    return isCurrent ? 'current' : isPrevious ? 'previous' : undefined;
  };
}

function digest(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
