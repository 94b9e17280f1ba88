import { Deadline, type DeadlineOptions } from './deadline.ts';
import { retryUntilDone, type Step } from './retry-until-done.ts';
import { VirtualClock } from './test/virtual-clock.ts';

const SECOND = 1_000;
const throttled = () => {
  throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
};

let clock: VirtualClock;
let told: string[];
beforeEach(() => {
  clock = new VirtualClock();
  told = [];
});

/** Takes these steps one after the other, the last one again and again. */
function take(steps: readonly (() => Step<string>)[], change: Partial<DeadlineOptions> = {}) {
  const times = { timeoutMs: 600 * SECOND, requestTimeoutMs: 10 * SECOND, pollMs: 5 * SECOND };
  const deadline = new Deadline({ ...times, clock, ...change });
  const left = [...steps];
  const waiting = { deadline, progress: (message: string) => void told.push(message) };
  return retryUntilDone(waiting, async () => (left.length > 1 ? left.shift()! : left[0]!)());
}

const wait = () => ({ wait: 'it goes on' });
const done = () => ({ done: 'the end' });

test('a waiting step is repeated at the poll interval, and what it waits for is reported once', async () => {
  expect(await take([wait, wait, wait, done])).toBe('the end');
  expect(clock.pauses).toEqual([5 * SECOND, 5 * SECOND, 5 * SECOND]);
  expect(told).toEqual(['it goes on']);
});

test('pauses double while calls fail, with jitter of one half, up to 30 s, but not once they succeed', async () => {
  await take([...Array.from({ length: 5 }, () => throttled), wait, throttled, done]);
  const most = [10, 20, 30, 30, 30, 5, 10].map((seconds) => seconds * SECOND);
  expect(clock.pauses).toHaveLength(most.length);
  for (const [at, pause] of clock.pauses.entries()) {
    expect(pause).toBeLessThanOrEqual(most[at]!);
    expect(pause).toBeGreaterThanOrEqual(most[at]! / 2);
  }
  expect(clock.pauses[5]).toBe(5 * SECOND);
  expect(new Set(clock.pauses.slice(2, 5)).size).toBe(3);
});

test('the deadline ends it, and shortens the last pause', async () => {
  await expect(take([wait], { timeoutMs: 12 * SECOND })).rejects.toThrow(
    'given up after 12 s: it goes on',
  );
  expect(clock.pauses).toEqual([5 * SECOND, 5 * SECOND, 2 * SECOND]);
});

test('an interruption ends a pause with its own reason', async () => {
  const controller = new AbortController();
  const steps = [
    wait,
    () => {
      controller.abort(new Error('interrupted'));
      return wait();
    },
  ];
  await expect(take(steps, { interrupt: controller.signal })).rejects.toThrow('interrupted');
});
