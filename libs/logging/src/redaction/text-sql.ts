import { isSensitive } from './field-key.ts';

/** `CREATE USER app IDENTIFIED BY 'x'` */
const IDENTIFIED =
  /\b(identified\s{1,8}(?:with\s{1,8}\w{1,64}\s{1,8})?(?:by|as)\s{1,8}(?:password\s{1,8})?)(?:'[^']*'?|"[^"]*"?)/gi;

const INSERT = /\binto\s{1,8}[^\s()]{1,128}\s{0,8}\(([^()]{1,2048})\)\s{0,8}values\s{0,8}(?=\()/gi;

const WORDS = ['alues', 'ALUES', 'dentified', 'DENTIFIED'];

/** The rows of an INSERT; one that is cut off ends with the text. */
const ROWS = /(?:,?\s{0,8}\((?:[^()']|'(?:[^']|'')*(?:'|$))*(?:\)|$))+/y;

/**
 * Whether the text may be SQL with a literal. Searches for words are faster than a pattern, and most texts have no single
 * quote.
 */
export function maybeSql(text: string): boolean {
  return text.includes("'") && WORDS.some((word) => text.includes(word));
}

/**
 * Redacts passwords in SQL: of users, and the rows of an INSERT with a sensitive column, because the order alone says which
 * value belongs to it.
 */
export function redactSql(text: string, replacement: string): string {
  const redacted = text.replace(IDENTIFIED, `$1'${replacement}'`);
  let out = '';
  let copied = 0;
  for (const match of redacted.matchAll(INSERT)) {
    if (match.index < copied || !(match[1] ?? '').split(',').some(isSensitiveColumn)) continue;
    const start = match.index + match[0].length;
    ROWS.lastIndex = start;
    const rows = ROWS.exec(redacted)?.[0] ?? '';
    out += `${redacted.slice(copied, start)}(${replacement})`;
    copied = start + rows.length;
  }
  return out + redacted.slice(copied);
}

const isSensitiveColumn = (column: string) => isSensitive(column.trim());
