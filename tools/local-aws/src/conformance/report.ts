import type { Result, Verdict } from './run-cases.ts';

const verdicts: readonly Verdict[] = ['right', 'refused', 'wrong'];

/** The number of right, refused and wrong responses for each operation, and a description of the wrong ones. */
export function renderReport(results: readonly Result[]): string {
  const rows = [...grouped(results)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, of]) => [name, ...verdicts.map((verdict) => String(count(of, verdict)))]);
  const total = ['total', ...verdicts.map((verdict) => String(count(results, verdict)))];
  const table = [['operation', ...verdicts], ...rows, total];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  '),
  );
  const wrong = results
    .filter(({ verdict }) => verdict === 'wrong')
    .map(
      ({ service, operation, title, detail }) =>
        `wrong: ${service} ${operation}: ${title}\n       ${detail ?? ''}`,
    );
  return [...lines, ...wrong, ''].join('\n');
}

const count = (results: readonly Result[], verdict: Verdict): number =>
  results.filter((result) => result.verdict === verdict).length;

/** The list of refusals in the README. */
export const renderRefusals = (results: readonly Result[]): string =>
  [
    ...new Set(
      results
        .filter(({ verdict }) => verdict === 'refused')
        .map(({ service, operation, detail }) => `- ${service} \`${operation}\`: \`${detail}\``),
    ),
  ]
    .sort()
    .join('\n');

function grouped(results: readonly Result[]): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const name = `${result.service} ${result.operation}`;
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return groups;
}
