/** Some lines of a document, of which the rows may be cut and the rest not. */
export interface Part {
  readonly before: readonly string[];
  readonly rows: readonly string[];
  readonly after: readonly string[];
}

/**
 * All parts as one text of at most so many bytes in UTF-8. Rows that do not fit are left out from
 * the end of the largest parts, which then say how many.
 */
export function fitRows(parts: readonly Part[], most: number): string {
  let budget = most;
  for (const { before, rows, after } of parts)
    budget -= size([...before, noteOf(rows.length), ...after]);
  const shown = new Map<Part, number>();
  // The small ones first, so that a huge table does not push out what is short.
  for (const part of [...parts].sort((a, b) => size(a.rows) - size(b.rows))) {
    const fitting = part.rows.findIndex((row) => (budget -= size([row])) < 0);
    shown.set(part, fitting === -1 ? part.rows.length : fitting);
  }
  return parts
    .flatMap((part) => {
      const rows = part.rows.slice(0, shown.get(part));
      const left = part.rows.length - rows.length;
      return [...part.before, ...rows, ...(left > 0 ? [noteOf(left)] : []), ...part.after];
    })
    .map((line) => `${line}\n`)
    .join('');
}

const noteOf = (left: number) => `\n*${left} more did not fit: the JSON report has them all.*\n`;

const size = (lines: readonly string[]) =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
