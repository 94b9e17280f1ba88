/** The number of lines shown of a section, so that scanners cannot hide the verdict. */
const MOST = 20;

/**
 * A list of at most this many items, and the number of the others. With a dash, because GitHub interprets lines that
 * begin with `::`.
 */
export function listed(lines: readonly string[]): string[] {
  const left = lines.length - MOST;
  const shown = lines.slice(0, MOST).map((line) => `- ${line}`);
  return left > 0 ? [...shown, `and ${left} more`] : shown;
}
