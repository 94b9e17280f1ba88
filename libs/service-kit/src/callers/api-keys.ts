import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { LOCAL } from '../configuration/environment.ts';

/** The key that seeds the embedded AWS. It is public, so only local runs accept it. */
export const LOCAL_API_KEY = 'gatehouse-local';

const SHORTEST_KEY = 24;

/** The API keys of a service, as its secret holds them. */
export interface ApiKeys {
  /** The key that callers should send. */
  readonly current: string;
  /** The key that callers may still send during a rotation. */
  readonly previous?: string | undefined;
}

/** Which of the keys a caller sent. */
export type KeyLabel = keyof ApiKeys;

/** A longer key is invalid. This bounds the work that an anonymous caller can cause. */
const LONGEST_KEY = 512;

/** The secret with a service's API keys: `{"current": "...", "previous": "..."}`. */
export function apiKeysSchema(environment: string) {
  const key =
    environment === LOCAL
      ? z.string().min(1)
      : z.string().min(SHORTEST_KEY, `must have at least ${SHORTEST_KEY} characters`);
  return z.object({ current: key, previous: key.optional() });
}

/**
 * Creates the comparison of a presented key with the accepted ones. It takes the same time for any
 * input: it compares strings padded to one length, and always with each of the keys.
 */
export function keyMatcher(keys: ApiKeys): (presented: string) => KeyLabel | undefined {
  const bytes = Math.max(Buffer.byteLength(keys.current), Buffer.byteLength(keys.previous ?? ''));
  const padded = (key: string) => pad(Buffer.alloc(4 + bytes), key);
  const current = padded(keys.current);
  const previous = keys.previous === undefined ? undefined : padded(keys.previous);
  const given = padded('');
  return (presented) => {
    if (presented.length > LONGEST_KEY) return undefined;
    pad(given, presented);
    const isCurrent = timingSafeEqual(given, current);
    const isPrevious = previous !== undefined && timingSafeEqual(given, previous);
    return isCurrent ? 'current' : isPrevious ? 'previous' : undefined;
  };
}

/** The length comes first: a key that does not fit equals none that does. */
function pad(target: Buffer, key: string): Buffer {
  target.fill(0);
  target.writeUInt32LE(Buffer.byteLength(key));
  target.write(key, 4);
  return target;
}
