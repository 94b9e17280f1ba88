import { withDefaults } from './options.ts';

describe('withDefaults', () => {
  it('returns defaults that fit into the 30 seconds that ECS gives a task', () => {
    const { drainDelayMs, requestTimeoutMs, deadlineMs } = withDefaults({});
    expect([drainDelayMs, requestTimeoutMs, deadlineMs]).toEqual([10_000, 10_000, 27_000]);
  });

  it.each([-1, 1.5, NaN, Infinity, 2 ** 31])(
    'rejects %s milliseconds and names the option',
    (drainDelayMs) => {
      expect(() => withDefaults({ drainDelayMs })).toThrow(/^drainDelayMs is /);
    },
  );

  it('rejects phases that do not fit into the deadline, and states their sum', () => {
    expect(() => withDefaults({ drainDelayMs: 20_000 })).toThrow(
      'deadlineMs is 27000: expected 32000 or more',
    );
  });
});
