/** Recognisable tokens are longer. */
const LONGEST_SHORT_WORD = 9;

/** Letters, digits and characters within words; no space, quote or separator. */
const IN_WORD = new Uint8Array(128);
for (const range of ['09', 'AZ', 'az', '__', '..', '--'])
  for (let code = range.charCodeAt(0); code <= range.charCodeAt(1); code++) IN_WORD[code] = 1;

/**
 * Whether the text is one short word, like most values: too short for a token, and without characters
 * to escape.
 */
export function isShortWord(text: string): boolean {
  if (text.length > LONGEST_SHORT_WORD) return false;
  for (let index = 0; index < text.length; index++)
    if (IN_WORD[text.charCodeAt(index)] !== 1) return false;
  return true;
}
