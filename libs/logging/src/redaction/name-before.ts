const LONGEST_NAME = 64;
/** Maximum length of what may be between a name and its separator. */
export const LONGEST_GAP = 8;

/** The start and the end of a name in the text. */
export interface Name {
  readonly text: string;
  readonly start: number;
  readonly quoted: boolean;
}

/** `%22name%22%3A%22`, JSON in a query, and `user%5Bname%5D=`. */
const ENCODED_END = /%(?:25){0,2}(?:2[27]|5[Dd])$/;

/** The name that ends before the separator at `at`, without its quotes. */
export function nameBefore(text: string, at: number): Name | undefined {
  const from = Math.max(0, at - LONGEST_GAP);
  let end = at;
  while (end > from && isGap(text.charCodeAt(end - 1))) end--;
  const quoted = end < at && /["'`]/.test(text.slice(end, at));
  end -= ENCODED_END.exec(text.slice(Math.max(0, end - 7), end))?.[0].length ?? 0;
  const start = wordStart(text, end);
  return start === end ? undefined : { text: text.slice(start, end), start, quoted };
}

/** Where the word that ends here starts. */
export function wordStart(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST_NAME);
  let start = end;
  while (start > from && isNameCharacter(text.charCodeAt(start - 1))) start--;
  // The digits of %3F, %26 and %23 are not part of the name.
  return text[start - 1] === '%' && end - start > 2 ? start + 2 : start;
}

/** White space, quotes, backslashes and closing brackets may be between a name and its separator. */
function isGap(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 34 ||
    code === 39 ||
    code === 92 ||
    code === 93 ||
    code === 96
  );
}

/** Letters, digits, `_`, `-`, `.`, `$` and all non-ASCII characters. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code === 36 ||
    code > 127
  );
}
