import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "memory"?` where one of the allowed words is close, else nothing. */
export function suggest(given: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return '';
  const nearest = closest(given.toLowerCase(), allowed as string[]);
  const limit = Math.max(2, Math.floor(nearest.length / 3));
  return distance(given.toLowerCase(), nearest.toLowerCase()) <= limit
    ? `; did you mean ${JSON.stringify(nearest)}?`
    : '';
}
