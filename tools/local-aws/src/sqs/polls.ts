import type { Clock } from '../clock.ts';
import type { Message, Queue } from './model.ts';

/** A waiting receiver: tries to receive what is visible at a time, and returns whether it succeeded. */
type Poll = (now: number) => boolean;

/** Receivers that wait for messages, which are served in the order of their arrival. */
export class Polls {
  readonly #clock: Clock;
  readonly #waiting = new Map<Queue, Set<Poll>>();
  readonly #timers = new Map<Queue, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Receives messages, and waits at most this long. A receiver that has disconnected gets none;
   * otherwise, they would be in flight without a consumer.
   */
  async receive(
    queue: Queue,
    waitMs: number,
    take: (now: number) => Message[],
    signal?: AbortSignal,
  ): Promise<Message[]> {
    if (signal?.aborted) return [];
    const now = this.#clock.now();
    const taken = take(now);
    if (taken.length > 0 || waitMs === 0) return taken;
    return new Promise((resolve) => {
      const end = (messages: Message[]): void => {
        cancel();
        signal?.removeEventListener('abort', gone);
        polls.delete(poll);
        if (polls.size === 0) this.#rest(queue);
        resolve(messages);
      };
      const gone = (): void => end([]);
      const poll: Poll = (time) => {
        const messages = take(time);
        if (messages.length > 0) end(messages);
        return messages.length > 0;
      };
      const cancel = this.#clock.after(waitMs, gone);
      const polls = this.#waiting.get(queue) ?? new Set<Poll>();
      this.#waiting.set(queue, polls.add(poll));
      signal?.addEventListener('abort', gone);
      this.#schedule(queue, now);
    });
  }

  /** Signals that messages may have become available. */
  wake(queue: Queue): void {
    const now = this.#clock.now();
    for (const poll of this.#waiting.get(queue) ?? []) if (!poll(now)) break;
    if (this.#waiting.has(queue)) this.#schedule(queue, now);
  }

  /**
   * Wakes the receivers when the next message becomes visible.
   * @param since When they last looked: what has become visible meanwhile counts as next
   */
  #schedule(queue: Queue, since: number): void {
    this.#timers.get(queue)?.();
    this.#timers.delete(queue);
    const times = [...queue.messages.values()].map(({ visibleAt }) => visibleAt);
    const next = Math.min(...times.filter((time) => time > since));
    if (next === Infinity) return;
    const delay = Math.max(0, next - this.#clock.now());
    this.#timers.set(
      queue,
      this.#clock.after(delay, () => this.wake(queue)),
    );
  }

  /** No receiver waits for messages of the queue any more. */
  #rest(queue: Queue): void {
    this.#timers.get(queue)?.();
    this.#timers.delete(queue);
    this.#waiting.delete(queue);
  }
}
