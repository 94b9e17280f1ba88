import type { Walk } from './walk.ts';

/** Formats walks for people. */
export function walksText(walks: readonly Walk[]): string {
  const rows = walks.map(({ event, jobs, minutes, billed, approvals }) => [
    event,
    ...[jobs, minutes.toFixed(1), billed.toFixed(1), approvals].map(String),
  ]);
  const table = [['event', 'jobs', 'minutes', 'billed', 'approvals'], ...rows];
  const widths = table[0]!.map((_, at) => Math.max(...table.map((row) => row[at]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  '),
  );
  const until = walks.flatMap((walk) =>
    Object.entries(walk.until).map(
      ([environment, { minutes, jobs }]) =>
        `${walk.event}: ${environment} after ${minutes.toFixed(1)} minutes, by ${jobs} jobs`,
    ),
  );
  const powers = walks.flatMap(({ event, permissions }) =>
    Object.entries(permissions).flatMap(([path, scopes]) => {
      const written = scopes.split(', ').filter((scope) => scope.endsWith(': write'));
      return written.length === 0 ? [] : [`${event}: ${path} ${written.join(', ')}`];
    }),
  );
  return [
    ...lines,
    '',
    ...until,
    '',
    'Permissions that write, or prove an identity:',
    ...powers.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
