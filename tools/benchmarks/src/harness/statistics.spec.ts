import { median, ratioToBase, summarize } from './statistics.ts';

describe('statistics', () => {
  it('returns the middle value, or the mean of the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, NaN]);
  });

  it('keeps the extremes', () => {
    expect(summarize([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  });

  it('compares round by round, so that a slow round affects both sides', () => {
    expect(ratioToBase([20, 2, 30], [10, 1, 15])).toBe(2);
  });
});
