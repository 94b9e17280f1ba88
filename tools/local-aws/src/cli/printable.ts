/**
 * Formats a string as one line of at most `most` characters that is safe for a terminal: control and other invisible
 * characters are escaped.
 */
export function printable(text: string, most = 120): string {
  const letters = [...text];
  const shown = letters.length > most ? [...letters.slice(0, most - 1), '…'] : letters;
  return shown.join('').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escape);
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escape = (character: string): string =>
  short[character] ??
  `\\u${(character.codePointAt(0) ?? 0)
    .toString(16)
    .padStart(4, '0')
    .replace(/^(.{5,})$/, '{$1}')}`;
