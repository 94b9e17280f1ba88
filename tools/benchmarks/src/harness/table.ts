/**
 * A benchmark's output: rows of cells, with words in the first column and numbers in the others.
 */
export interface Table {
  title: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The table as aligned text: first column left, the others right. */
export function renderTable({ title, header, rows }: Table): string {
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, line(header), rule, ...rows.map(line)].join('\n');
}
