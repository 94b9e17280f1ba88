import { withDefaults } from './options.ts';

describe('withDefaults', () => {
  it('fits into the 30 seconds that ECS gives a task', () => {
    const { drainDelayMs, requestTimeoutMs, deadlineMs } = withDefaults({});
    expect([drainDelayMs, requestTimeoutMs, deadlineMs]).toEqual([10_000, 10_000, 27_000]);
  });

  it.each([-1, 1.5, NaN, Infinity, 2 ** 31])('refuses %s milliseconds by name', (drainDelayMs) => {
    expect(() => withDefaults({ drainDelayMs })).toThrow(/^drainDelayMs is /);
  });

  it('refuses phases that do not fit into the deadline, with the sum', () => {
    expect(() => withDefaults({ drainDelayMs: 20_000 })).toThrow(
      'deadlineMs is 27000: expected 32000 or more',
    );
  });
});
