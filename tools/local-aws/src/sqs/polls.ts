import type { Clock } from '../clock.ts';
import type { Message, Queue } from './model.ts';

/** A waiting receiver: tries to receive, and returns whether it succeeded. */
type Poll = () => boolean;

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
    take: () => Message[],
    signal?: AbortSignal,
  ): Promise<Message[]> {
    if (signal?.aborted) return [];
    const taken = take();
    if (taken.length > 0 || waitMs === 0) return taken;
    return new Promise((resolve) => {
      const end = (messages: Message[]): void => {
        cancel();
        signal?.removeEventListener('abort', gone);
        polls.delete(poll);
        this.#schedule(queue);
        resolve(messages);
      };
      const gone = (): void => end([]);
      const poll: Poll = () => {
        const messages = take();
        if (messages.length > 0) end(messages);
        return messages.length > 0;
      };
      const cancel = this.#clock.after(waitMs, gone);
      const polls = this.#waiting.get(queue) ?? new Set<Poll>();
      this.#waiting.set(queue, polls.add(poll));
      signal?.addEventListener('abort', gone);
      this.#schedule(queue);
    });
  }

  /** Signals that messages may have become available. */
  wake(queue: Queue): void {
    for (const poll of this.#waiting.get(queue) ?? []) if (!poll()) break;
    this.#schedule(queue);
  }

  /** Wakes the receivers when the next message becomes visible. */
  #schedule(queue: Queue): void {
    this.#timers.get(queue)?.();
    this.#timers.delete(queue);
    if (!this.#waiting.get(queue)?.size) {
      this.#waiting.delete(queue);
      return;
    }
    const now = this.#clock.now();
    const times = [...queue.messages.values()].map(({ visibleAt }) => visibleAt);
    const next = Math.min(...times.filter((time) => time > now));
    if (next !== Infinity)
      this.#timers.set(
        queue,
        this.#clock.after(next - now, () => this.wake(queue)),
      );
  }
}
