import { suggest } from '@gatehouse/service-manifest';
import { ERROR_PAGES, RETIRED_CODES, type ErrorCode } from '@gatehouse/service-manifest/errors';

/** A page of the catalogue with its code. */
export interface CodePage {
  readonly code: ErrorCode;
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

const CODES = Object.keys(ERROR_PAGES) as ErrorCode[];
/** `GH-GATE` of `GH-GATE-001`. */
const areaOf = (code: string): string => code.slice(0, code.lastIndexOf('-'));

/** Areas in the catalogue's order, such as `GH-GATE`. */
export const AREAS: readonly string[] = [...new Set(CODES.map(areaOf))];

/**
 * The pages for a word: one for a code, several for an area, all for `errors`.
 * @returns none for an unknown word
 */
export function pagesFor(word: string): readonly CodePage[] {
  const wanted = word.toUpperCase();
  return CODES.filter(
    (code) => wanted === 'ERRORS' || code === wanted || areaOf(code) === wanted,
  ).map((code) => ({ code, ...ERROR_PAGES[code] }));
}

/** Why there is no page for a word, and the most similar one. */
export function unknownCode(word: string): string {
  const wanted = word.toUpperCase();
  if (RETIRED_CODES.includes(wanted)) return `No error has the code ${wanted} any more`;
  const ofArea = CODES.filter((code) => areaOf(code) === areaOf(wanted));
  const near =
    ofArea.length > 0
      ? `; there are: ${ofArea[0]} to ${ofArea.at(-1)}`
      : suggest(wanted, [...CODES, ...AREAS]);
  return `There is no error code "${word}"${near}`;
}

/** One page in full; several as a list of titles. */
export function errorHelp(pages: readonly CodePage[]): string {
  const [first, second] = pages;
  if (first !== undefined && second === undefined)
    return `${first.code}: ${first.title}\n\n${wrapped('Cause: ', first.cause)}\n\n${wrapped('Fix:   ', first.fix)}\n`;
  return pages.map(({ code, title }) => `${code.padEnd(20)} ${title}\n`).join('');
}

const WIDTH = 100;
/** A paragraph whose further lines are indented below its first word. */
function wrapped(label: string, text: string): string {
  const lines = [label];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line.length + word.length >= WIDTH && line.trim() !== '')
      lines.push(' '.repeat(label.length) + word);
    else
      lines[lines.length - 1] =
        line === label || line.trim() === '' ? line + word : `${line} ${word}`;
  }
  return lines.join('\n');
}
