/** Features that a text with a secret must have; each costs one comparison per character to find. */
export const hints = {
  /** `:`, `=`, `%3D`, `["a","b"]` or `</`: a name and its value. */
  pair: 1,
  /** At least 13 digits. */
  digits: 2,
  /** A word long enough for a token. */
  word: 4,
  /** An option of a command line, or a PEM header. */
  option: 8,
  /** A space or a bracket, which every sentence has between a name and its value. */
  gap: 16,
} as const;

const SHORTEST_WORD = 10;
const FEWEST_DIGITS = 13;

const SEPARATOR = 1;
const LETTER = 2;
const DIGIT = 3;
const DASH = 4;
const GAP = 5;

/** The class of each ASCII character. */
const KIND = new Uint8Array(128);
for (const character of ':=%"<@') KIND[character.charCodeAt(0)] = SEPARATOR;
for (let code = 48; code < 58; code++) KIND[code] = DIGIT;
for (let code = 65; code < 91; code++) KIND[code] = KIND[code + 32] = LETTER;
KIND[95] = LETTER;
KIND[45] = DASH;
for (const character of '\t\n\v\f\r ([{') KIND[character.charCodeAt(0)] = GAP;

/** A cheap check that spares most texts the exact patterns; 0 if the text cannot contain a secret. */
export function secretHints(text: string): number {
  let found = 0;
  let digits = 0;
  let word = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? (KIND[code] as number) : GAP;
    if (kind === LETTER) word++;
    else if (kind === DIGIT) {
      word++;
      digits++;
    } else if (kind === DASH) {
      if (previous !== LETTER && previous !== DIGIT) found |= hints.option;
      word++;
    } else {
      if (kind === GAP) found |= hints.gap;
      else if (kind === SEPARATOR) found |= hints.pair;
      if (word >= SHORTEST_WORD) found |= hints.word;
      word = 0;
    }
    previous = kind;
  }
  if (word >= SHORTEST_WORD) found |= hints.word;
  return digits >= FEWEST_DIGITS ? found | hints.digits : found;
}
