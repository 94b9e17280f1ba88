import { coloursFor } from '../../terminal.ts';
import { unknownRow } from './read-status.ts';
import { statusText } from './text.ts';

const options = { colours: coloursFor('a file'), now: new Date(0) };

test('a reason that several services of an environment share is one line', () => {
  const rows = [
    ...['orders', 'payments'].map((name) => unknownRow('staging', name, undefined, 'expired')),
    unknownRow('production', 'orders', undefined, 'expired'),
    unknownRow('production', 'payments', undefined, 'denied'),
  ];
  const lines = statusText(rows, options).split('\n');
  expect(lines.filter((line) => line.startsWith('UNKNOWN'))).toEqual([
    'UNKNOWN  2 services in staging: expired',
    'UNKNOWN  orders in production: expired',
    'UNKNOWN  payments in production: denied',
  ]);
});
