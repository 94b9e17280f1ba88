import { RetryPause } from './retry-pause.ts';

const PIPE = 65_536;
const PIECE = 4_096;

/** The pauses after refusals, each after this many accepted bytes. */
function pausesAfter(taken: readonly number[], pause = new RetryPause()): number[] {
  return taken.map((bytes) => {
    if (bytes > 0) pause.took(bytes);
    pause.refused(0);
    return pause.ms;
  });
}

describe('RetryPause', () => {
  it('doubles up to 5 ms while nothing is accepted', () => {
    expect(pausesAfter([0, 0, 0, 0, 0, 0, 0, 0])).toEqual([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5]);
  });

  it('halves down to 0.1 ms while each attempt empties the pipe', () => {
    const pause = new RetryPause();
    pausesAfter([0, 0, 0], pause);
    expect(pausesAfter([PIPE, PIPE, PIPE], pause)).toEqual([0.2, 0.1, 0.1]);
  });

  it('stays the same while the reader accepts one piece at a time', () => {
    const pause = new RetryPause();
    pausesAfter([0, 0, 0], pause);
    expect(pausesAfter([PIECE, PIECE], pause)).toEqual([0.4, 0.4]);
  });

  it('ends when its time has passed, or when data was accepted', () => {
    const pause = new RetryPause();
    expect(pause.hasEnded(0)).toBe(true);
    pause.refused(7);
    expect([pause.hasEnded(7), pause.hasEnded(7.2)]).toEqual([false, true]);
    pause.took(1);
    expect(pause.hasEnded(7)).toBe(true);
  });
});
