import { cutText } from './clean-text.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { rowsOf, type Part, type Rows } from './fit-rows.ts';

/** Text in a table, escaped and cut. */
export const cell = (text: string, most: number) => escapeMarkdown(cutText(text, most));
export const code = (text: string, most: number) =>
  text === '' ? '' : `<code>${cell(text, most)}</code>`;

/** A list with a heading; empty without lines. */
export function list(title: string, lines: readonly string[]): Part {
  if (lines.length === 0) return { before: [], rows: NONE, after: [] };
  return {
    before: [`### ${title}`, ''],
    rows: rowsOf(lines, (line) => `- ${cell(line, 500)}`),
    after: [''],
  };
}

/** A table with a heading; empty without rows. */
export function table(title: string, columns: readonly string[], rows: Rows): Part {
  if (rows.length === 0) return { before: [], rows, after: [] };
  return {
    before: [title, '', cellRow(columns), cellRow(columns.map(() => '---'))],
    rows,
    after: [''],
  };
}

/** No rows. */
export const NONE = rowsOf([], String);
const cellRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
export const cellRows = <T>(items: readonly T[], cells: (item: T) => readonly string[]): Rows =>
  rowsOf(items, (item) => cellRow(cells(item)));

/** A table that is collapsed. */
export function unfold(title: string, columns: readonly string[], rows: Rows): Part {
  const inner = table(`<summary>${title} (${rows.length})</summary>`, columns, rows);
  if (rows.length === 0) return inner;
  return { ...inner, before: ['<details>', ...inner.before], after: ['', '</details>', ''] };
}
