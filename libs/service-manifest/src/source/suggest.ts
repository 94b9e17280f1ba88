import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "memory"?` if one of the allowed words is similar, else an empty string. */
export function suggest(given: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return '';
  const near = closest(
    given.toLowerCase(),
    allowed.map((word) => word.toLowerCase()),
  );
  const nearest = allowed.find((word) => word.toLowerCase() === near) ?? near;
  const limit = Math.max(2, Math.floor(nearest.length / 3));
  const off = distance(given.toLowerCase(), near);
  // Two letters are half of a short word: "name" is not a typo of "base", but `prot` is one of "port".
  const isOther = off > 1 && near.length <= 4 && letters(given.toLowerCase()) !== letters(near);
  return off <= limit && !isOther ? `; did you mean ${JSON.stringify(nearest)}?` : '';
}

const letters = (word: string): string => [...word].sort().join('');
