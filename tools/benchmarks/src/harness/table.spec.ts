import { range, ratio, short } from './format.ts';
import { renderTable } from './table.ts';

describe('renderTable', () => {
  it('aligns words to the left and numbers to the right', () => {
    const table = {
      title: 'speed',
      header: ['logger', 'lines/s'],
      rows: [
        ['ours', '446k'],
        ['a peer', '1.2M'],
      ],
    };
    expect(renderTable(table)).toBe(
      ['speed', 'logger  lines/s', '------  -------', 'ours       446k', 'a peer     1.2M'].join(
        '\n',
      ),
    );
  });
});

describe('numbers', () => {
  it('show the three significant digits', () => {
    expect([1_234_567, 446_000, 12.3456, 0.5, NaN].map(short)).toEqual([
      '1.23M',
      '446k',
      '12.3',
      '0.50',
      '-',
    ]);
    expect([ratio(2.345), ratio(NaN), range({ median: 2, min: 1, max: 3 })]).toEqual([
      '2.35x',
      '-',
      '1.00..3.00',
    ]);
  });
});
