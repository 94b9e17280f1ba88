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
  // Of a short word, two letters are half: "name" is not meant as "base", while "prot" is meant as "port".
  const isOther = off > 1 && near.length <= 4 && letters(given.toLowerCase()) !== letters(near);
  return off <= limit && !isOther ? `; did you mean ${JSON.stringify(nearest)}?` : '';
}

const letters = (word: string): string => [...word].sort().join('');
