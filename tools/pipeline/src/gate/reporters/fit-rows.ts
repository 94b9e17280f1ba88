/** Renders only the lines that may fit: there may be hundreds of thousands. */
export interface Rows {
  readonly length: number;
  at(index: number): string;
}

/** A part of a document: its rows may be cut, its other lines may not. */
export interface Part {
  readonly before: readonly string[];
  readonly rows: Rows;
  readonly after: readonly string[];
}

/** A row for each item, rendered once, on demand. */
export function rowsOf<T>(items: readonly T[], row: (item: T) => string): Rows {
  const made: string[] = [];
  return { length: items.length, at: (index) => (made[index] ??= row(items[index] as T)) };
}

/**
 * All parts as one text of at most this many bytes in UTF-8. Rows that do not fit are omitted from
 * the end of the largest parts, which then say how many.
 */
export function fitRows(parts: readonly Part[], most: number): string {
  let budget = most;
  for (const { before, rows, after } of parts)
    budget -= size([...before, noteOf(rows.length), ...after]);
  const shown = new Map<Part, readonly string[]>();
  const sizes = new Map(parts.map((part) => [part, fitting(part.rows, most).size]));
  // Small parts first, so that a huge table does not displace short ones.
  for (const part of [...parts].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0))) {
    const fits = fitting(part.rows, budget);
    shown.set(part, fits.rows);
    budget -= fits.size;
  }
  return parts
    .flatMap((part) => {
      const rows = shown.get(part) ?? [];
      const left = part.rows.length - rows.length;
      return [...part.before, ...rows, ...(left > 0 ? [noteOf(left)] : []), ...part.after];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** The first rows that fit, and the size of these and of the first that does not. */
function fitting(rows: Rows, most: number): { rows: string[]; size: number } {
  const fits: string[] = [];
  let total = 0;
  for (let at = 0; at < rows.length && total <= most; at++) {
    const row = rows.at(at);
    total += size([row]);
    if (total <= most) fits.push(row);
  }
  return { rows: fits, size: total };
}

const noteOf = (left: number) => `\n*${left} more did not fit: the JSON report has them all.*\n`;

const size = (lines: readonly string[]) =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
