import { randomInt } from 'node:crypto';
import { invalidParameter } from './errors.ts';

const alphabets = {
  lowercase: 'abcdefghijklmnopqrstuvwxyz',
  uppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  numbers: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  space: ' ',
};

export interface PasswordOptions {
  /** Default 32. */
  readonly length?: number | undefined;
  readonly excludeCharacters?: string | undefined;
  /** Default: all but space. */
  readonly types?: readonly (keyof typeof alphabets)[];
  /** Whether at least one character of each type is required. Default: true. */
  readonly requireEachType?: boolean | undefined;
}

/**
 * A random password, by the rules of GetRandomPassword. Throws InvalidParameterException if they exclude all
 * characters.
 */
export function randomPassword({
  length = 32,
  excludeCharacters = '',
  types = ['lowercase', 'uppercase', 'numbers', 'punctuation'],
  requireEachType = true,
}: PasswordOptions = {}): string {
  const pools = types
    .map((type) => [...alphabets[type]].filter((letter) => !excludeCharacters.includes(letter)))
    .filter((pool) => pool.length > 0);
  if (pools.length === 0)
    throw invalidParameter('No characters are left to generate a password from.');
  if (requireEachType && length < pools.length)
    throw invalidParameter('The password length is too short for the required character types.');
  const required = requireEachType ? pools.map(pick) : [];
  const everything = pools.flat();
  const rest = Array.from({ length: length - required.length }, () => pick(everything));
  return shuffle([...required, ...rest]).join('');
}

const pick = (letters: readonly string[]): string => letters[randomInt(letters.length)] as string;

function shuffle(letters: string[]): string[] {
  for (let last = letters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [letters[last], letters[other]] = [letters[other] as string, letters[last] as string];
  }
  return letters;
}
