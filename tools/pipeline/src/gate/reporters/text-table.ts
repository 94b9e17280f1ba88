import { cutText } from './clean-text.ts';

/**
 * Rows in aligned columns, each as wide as its longest cell up to its limit; the last one is not
 * padded. Colours are added afterwards, because they would count as width.
 * @param paint Called with each padded cell, its column and row.
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  limits: readonly number[],
  paint: (cell: string, column: number, row: number) => string = (cell) => cell,
): string[] {
  const cut = rows.map((row) => row.map((cell, column) => cutText(cell, limits[column] ?? 40)));
  const widths = limits.map((_, column) =>
    cut.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  return cut.map((row, at) =>
    row
      .map((cell, column) =>
        paint(column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0), column, at),
      )
      .join('  ')
      .trimEnd(),
  );
}
