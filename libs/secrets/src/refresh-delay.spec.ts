import fc from 'fast-check';
import { refreshDelay } from './refresh-delay.ts';

const FIVE_MINUTES = 300_000;

describe('refreshDelay', () => {
  it('is the interval while refreshes succeed', () => {
    expect(refreshDelay(0, FIVE_MINUTES, 0, 0.7)).toBe(FIVE_MINUTES);
  });

  it('starts at a second after a failure and doubles up to the interval', () => {
    const delays = [1, 2, 3, 8, 9, 10, 2_000].map((failures) =>
      refreshDelay(failures, FIVE_MINUTES, 0, 0.5),
    );
    expect(delays).toEqual([1_000, 2_000, 4_000, 128_000, 256_000, FIVE_MINUTES, FIVE_MINUTES]);
  });

  it('retries no later than the next regular refresh', () => {
    expect(refreshDelay(1, 50, 0, 0.5)).toBe(50);
  });

  it('varies every delay by the jitter in both directions, and no further', () => {
    expect(refreshDelay(0, 1_000, 0.1, 0)).toBe(900);
    expect(refreshDelay(0, 1_000, 0.1, 0.5)).toBe(1_000);
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, jitter, random) => {
          const plain = refreshDelay(failures, FIVE_MINUTES, 0, 0);
          const delay = refreshDelay(failures, FIVE_MINUTES, jitter, random);
          expect(Math.abs(delay - plain)).toBeLessThanOrEqual(plain * jitter + 1e-6);
          expect(delay).toBeGreaterThan(0);
        },
      ),
    );
  });
});
