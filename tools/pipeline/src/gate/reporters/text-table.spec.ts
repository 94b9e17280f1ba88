import { columnsFor } from '../../terminal.ts';
import { alignColumns } from './text-table.ts';

const ROWS = [
  ['service', 'revision', 'tasks'],
  ['payments', 'payments-production:12', '2 of 2'],
];
const LIMITS = [20, 40, 9];
const table = (columns?: number) =>
  alignColumns(ROWS, LIMITS, (cell) => cell, columns)
    .join('\n')
    .split('\n');

test('a table that fits has a line for each row', () => {
  const lines = [
    'service   revision                tasks',
    'payments  payments-production:12  2 of 2',
  ];
  expect(table()).toEqual(lines);
  expect(table(40)).toEqual(lines);
});

test('a table that is too wide for the terminal has its further columns below, still aligned', () => {
  expect(table(39)).toEqual([
    'service   revision',
    '  tasks',
    'payments  payments-production:12',
    '  2 of 2',
  ]);
  expect(table(10)).toEqual([
    ...['service', '  revision', '  tasks'],
    ...['payments', '  payments-production:12', '  2 of 2'],
  ]);
});

test.each([
  ['a terminal', undefined, { isTTY: true, columns: 80 }, 80],
  ['a terminal of unknown width', undefined, { isTTY: true, columns: 0 }, Infinity],
  ['a pipe', undefined, { isTTY: false }, Infinity],
  ['a file', 'status.txt', { isTTY: true, columns: 80 }, Infinity],
])('tables for %s have its width', (_, file, screen, expected) => {
  expect(columnsFor(file, screen)).toBe(expected);
});
