import { cutText } from './clean-text.ts';

const GAP = '  ';

/**
 * Rows in aligned columns, each as wide as its longest cell up to its limit; the last one is not
 * padded. Colours are added afterwards, because they would count as width. A table that is wider than the terminal has
 * its further columns below, in lines of their own: otherwise the terminal would wrap them anywhere.
 * @param paint Called with each padded cell, its column and row.
 * @param columns Width of the terminal.
 * @returns a text for each row
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  limits: readonly number[],
  paint: (cell: string, column: number, row: number) => string = (cell) => cell,
  columns = Infinity,
): string[] {
  const cut = rows.map((row) => row.map((cell, column) => cutText(cell, limits[column] ?? 40)));
  const widths = limits.map((_, column) =>
    cut.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  const starts = lineStarts(widths, columns);
  return cut.map((row, at) =>
    starts
      .map((start, line) => {
        const cells = row.slice(start, starts[line + 1]);
        const padded = cells.map((cell, index) => {
          const column = start + index;
          const isLast = index === cells.length - 1;
          return paint(isLast ? cell : cell.padEnd(widths[column] ?? 0), column, at);
        });
        return `${line === 0 ? '' : GAP}${padded.join(GAP)}`.trimEnd();
      })
      .join('\n'),
  );
}

/** The columns that begin a line. */
function lineStarts(widths: readonly number[], columns: number): number[] {
  const starts = [0];
  let used = 0;
  widths.forEach((width, column) => {
    const more = column === starts.at(-1) ? width : GAP.length + width;
    if (column > 0 && used + more > columns) {
      starts.push(column);
      used = GAP.length + width;
    } else used += more;
  });
  return starts;
}
