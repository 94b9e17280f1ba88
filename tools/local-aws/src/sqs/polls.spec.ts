import type { Clock } from '../clock.ts';
import type { Message, Queue } from './model.ts';
import { Polls } from './polls.ts';

const MOST_MS = 20_000;

/** A clock on which each look takes a millisecond, as on a busy machine. */
class SlowClock implements Clock {
  #now = 1_000;
  readonly #actions = new Map<() => void, number>();

  now(): number {
    return this.#now++;
  }

  after(ms: number, action: () => void): () => void {
    this.#actions.set(action, this.#now + ms);
    return () => this.#actions.delete(action);
  }

  /** Runs the next action, at its time. */
  step(): void {
    const [next] = [...this.#actions].sort(([, one], [, other]) => one - other);
    if (next === undefined) return;
    const [action, time] = next;
    this.#actions.delete(action);
    this.#now = Math.max(this.#now, time);
    action();
  }
}

const queueWith = (visibleAt: number): Queue => ({
  messages: new Map([['a', { id: 'a', visibleAt } as Message]]),
  ...({ name: 'jobs' } as Omit<Queue, 'messages'>),
});

it.each([1_000, 1_001, 1_002, 1_003, 1_010])(
  'a receiver gets a message that becomes visible at %d, while it is looked for',
  async (visibleAt) => {
    const clock = new SlowClock();
    const polls = new Polls(clock);
    const queue = queueWith(visibleAt);
    const take = (now: number) =>
      [...queue.messages.values()].filter((each) => each.visibleAt <= now);
    const received = polls.receive(queue, MOST_MS, take);
    for (let steps = 0; steps < 3; steps++) clock.step();
    expect(await received).toEqual([{ id: 'a', visibleAt }]);
    expect(clock.now()).toBeLessThan(MOST_MS);
  },
);

it('a receiver that leaves does not keep a message from another one', async () => {
  const clock = new SlowClock();
  const polls = new Polls(clock);
  const queue = queueWith(1_006);
  const take = (now: number) =>
    [...queue.messages.values()].filter((each) => each.visibleAt <= now);
  const leaving = new AbortController();
  const first = polls.receive(queue, MOST_MS, take, leaving.signal);
  const second = polls.receive(queue, MOST_MS, take);
  while (clock.now() < 1_005);
  leaving.abort();
  expect(await first).toEqual([]);
  clock.step();
  expect((await second).length).toBe(1);
  expect(clock.now()).toBeLessThan(MOST_MS);
});
